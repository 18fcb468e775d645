namespace Arena.EndToEnd.Tests.Processes;

/// <summary>What a verb of the command line did.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">Lines of its standard output.</param>
/// <param name="Errors">Lines of its standard error.</param>
public sealed record Verb(int Code, IReadOnlyList<string> Output, IReadOnlyList<string> Errors)
{
    public string Error => string.Join('\n', Errors);

    /// <summary>Runs a verb to its end.</summary>
    /// <param name="data">The data directory of its arena.</param>
    /// <param name="arguments">The verb and its arguments.</param>
    public static Task<Verb> RunAsync(string data, params IReadOnlyList<string> arguments) => RunAsync(new ArenaSettings(data) { Arguments = arguments });

    /// <summary>Runs a verb to its end.</summary>
    public static async Task<Verb> RunAsync(ArenaSettings settings)
    {
        await using var process = ArenaProcess.Begin(settings with { Program = BuiltProgram.Silo });
        var code = await process.ExitAsync();
        return new Verb(code, process.Output.Lines, process.Errors.Lines);
    }

    /// <summary>This result, when its exit code is as expected; otherwise a failure that shows it.</summary>
    public Verb Expect(int code) => Code == code
        ? this
        : throw new InvalidOperationException($"It ended with {Code}, not {code}: {Error} | {string.Join('\n', Output)}");
}
