using System.CommandLine;
using Arena.Grains.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace Arena.Silo.Verbs;

/// <summary>run: one node of the cluster, or the embedded node without pages.</summary>
internal static class RunVerb
{
    public static Command Create()
    {
        var node = new Option<string?>("--node") { Description = "The node's name in the fleet; the machine's name unless given." };
        var devices = new Option<string?>("--devices") { Description = "For instance cpu0:threads=1,lanes=4;cuda0:memory=20GiB; found by itself unless given." };
        var command = new Command("run", "Runs one node.") { node, devices };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(node), parsed.GetValue(devices), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? node, string? devices, CancellationToken cancellationToken)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Configuration.AddInMemoryCollection(Settings(node, devices));
        builder.AddArenaNode();
        using var host = builder.Build();
        await host.StartAsync(cancellationToken);
        Console.WriteLine("Arena: the node is up");
        await host.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    private static IEnumerable<KeyValuePair<string, string?>> Settings(string? node, string? devices)
    {
        if (node is not null)
        {
            yield return new("ARENA_NODE", node);
        }

        if (devices is not null)
        {
            yield return new("Arena:Llama:Devices", devices);
        }
    }
}
