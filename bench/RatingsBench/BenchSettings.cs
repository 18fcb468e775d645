using System.Globalization;

namespace Arena.RatingsBench;

/// <summary>What is measured.</summary>
/// <param name="Votes">Votes of the fits; ten times as many in one row.</param>
/// <param name="LogVotes">Votes in the log of the node.</param>
/// <param name="Rounds">Rounds of each task, at least 5; short tasks get more.</param>
/// <param name="Numerics">Whether the library is measured.</param>
/// <param name="Log">Whether the node is measured.</param>
internal sealed record BenchSettings(int Votes, int LogVotes, int Rounds, bool Numerics, bool Log)
{
    public const int Contestants = 200;

    public static BenchSettings Parse(string[] args)
    {
        string? Value(string name) => Array.IndexOf(args, name) is >= 0 and var at ? args.ElementAtOrDefault(at + 1) : null;
        int Number(string name, int standard) => Value(name) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : standard;
        var only = Value("--only");
        return new BenchSettings(
            Number("--votes", 1_000_000), Number("--log-votes", 1_000_000), Math.Max(5, Number("--rounds", 11)), only is not "log", only is not "numerics");
    }
}
