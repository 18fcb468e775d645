using System.Diagnostics;

namespace Arena.EndToEnd.Tests.Processes;

/// <summary>A real host in a process of its own. Ended by its id, without a chance to clean up.</summary>
public sealed class ArenaProcess : IAsyncDisposable
{
    private const string ReadyLine = "Arena: ";

    private readonly Process _process;

    private ArenaProcess(Process process)
    {
        _process = process;
        Output = new OutputLines(process.StandardOutput);
        Errors = new OutputLines(process.StandardError);
    }

    public OutputLines Output { get; }

    public OutputLines Errors { get; }

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Known once it is ready; ends with a slash.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Starts it and waits until it listens.</summary>
    public static async Task<ArenaProcess> StartAsync(ArenaSettings settings)
    {
        var arena = Begin(settings);
        try
        {
            await arena.ReadyAsync();
            return arena;
        }
        catch
        {
            await arena.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it and waits for nothing.</summary>
    public static ArenaProcess Begin(ArenaSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var start = new ProcessStartInfo("dotnet", [settings.Program, .. settings.Arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["ARENA_DATA"] = settings.Data;
        start.Environment["ARENA_CATALOG"] = settings.Catalogue;
        start.Environment["ASPNETCORE_URLS"] = settings.Urls;
        start.Environment["Logging__LogLevel__Microsoft.AspNetCore"] = "Warning";
        foreach (var (name, value) in settings.Environment)
        {
            start.Environment[name] = value;
        }

        return new ArenaProcess(Process.Start(start)!);
    }

    public async Task ReadyAsync()
    {
        var line = await Output.FirstAsync(line => line.StartsWith(ReadyLine, StringComparison.Ordinal)).For("the arena to say where it listens");
        if (line is null)
        {
            throw new InvalidOperationException($"The arena ended with {await ExitAsync()}: {string.Join(" | ", Errors.Lines.Concat(Output.Lines))}");
        }

        // A node without pages says that it is up and has no address.
        Address = Uri.TryCreate(line[ReadyLine.Length..].Split(", ")[0], UriKind.Absolute, out var address) ? address : Address;
    }

    /// <summary>Waits until it ends by itself and everything it wrote is read.</summary>
    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync().For($"process {Id} to end");
        await Task.WhenAll(Output.Ended, Errors.Ended).For($"the outputs of process {Id} to end");
        return _process.ExitCode;
    }

    /// <summary>The kernel ends it at once (SIGKILL).</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await ExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }

    // What the machine of the tests has set must not decide what is tested.
    private static bool IsOurs(string name) =>
        name.StartsWith("ARENA", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("DOTNET_ENVIRONMENT", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Logging__", StringComparison.OrdinalIgnoreCase);
}
