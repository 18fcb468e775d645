using System.CommandLine;
using Arena.Grains.Hosting;
using Arena.Silo.Benchmark;
using Arena.Silo.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Arena.Silo.Verbs;

/// <summary>benchmark: has every contestant answer the prompt bank in every language, on all devices of this node.</summary>
internal static class BenchmarkVerb
{
    public static Command Create()
    {
        var limit = new Option<int?>("--limit") { Description = "At most so many languages, in the catalogue's order." };
        var languages = new Option<string?>("--languages") { Description = "Only these languages, for instance en,de." };
        var prompts = new Option<string?>("--prompts") { Description = "A prompt bank; the catalogue's unless given." };
        var output = new Option<string>("--out") { Description = "The CSV file.", DefaultValueFactory = _ => "backend_benchmark_results.csv" };
        var seed = new Option<uint>("--seed") { Description = "Of every answer.", DefaultValueFactory = _ => 1 };
        var resume = new Option<bool>("--resume") { Description = "Goes on with the last run: asks again what failed or is missing." };
        var fresh = new Option<bool>("--fresh") { Description = "Takes nothing from the response cache." };
        var command = new Command("benchmark", "Has every contestant answer the prompt bank.") { limit, languages, prompts, output, seed, resume, fresh };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new BenchmarkWishes(
                parsed.GetValue(limit),
                Lists.Split(parsed.GetValue(languages)),
                parsed.GetValue(prompts),
                Path.GetFullPath(parsed.GetValue(output)!),
                parsed.GetValue(seed),
                parsed.GetValue(resume),
                parsed.GetValue(fresh)),
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(BenchmarkWishes wishes, CancellationToken cancellationToken)
    {
        if (wishes.Limit is <= 0)
        {
            throw new UsageException("--limit must be at least 1");
        }

        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);

        // It logs why a start failed, at length; the command line says it in one line.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.AddArenaNode();
        using var host = builder.Build();
        await host.StartAsync(cancellationToken);

        // The host takes the signals of the terminal: Ctrl-C reaches the run through its lifetime.
        var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        try
        {
            return await new BenchmarkSession(host.Services, Terminal.Console).RunAsync(wishes, stopped.Token);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }
}
