using System.Globalization;
using Arena.Inference.Devices;

namespace Arena.InferenceBench;

/// <summary>What the command line says: <c>--cores 0-1 --rounds 5 --tokens 64 --idle 10 --parts throughput,http --at 1,4,8,16</c>.</summary>
/// <param name="Cores">Cores that decoding stays on, one thread for each, in the arena and in the peer. Left to the kernel, threads move, and a move can cost more than what is measured.</param>
/// <param name="Rounds">Measurements of each kind, taken in turns; the median counts.</param>
/// <param name="Tokens">Tokens per answer.</param>
/// <param name="IdleSeconds">How long idleness is watched.</param>
/// <param name="Parts">What is measured.</param>
/// <param name="AtATime">Numbers of answers at a time, each at most <see cref="BenchModel.Lanes"/>.</param>
internal sealed record BenchSettings(CoreSet Cores, int Rounds, int Tokens, int IdleSeconds, IReadOnlyList<string> Parts, IReadOnlyList<int> AtATime)
{
    private const string AllParts = "throughput,batching,followup,memory,idle,http";

    /// <summary>Whether a part is to be measured: throughput, batching, followup, memory, idle, http (the whole arena as a process of its own).</summary>
    public bool Has(string part) => Parts.Contains(part);

    public string CommandLine => string.Create(
        CultureInfo.InvariantCulture,
        $"dotnet run -c Release --project bench/InferenceBench -- --cores {Cores} --rounds {Rounds} --tokens {Tokens} --idle {IdleSeconds} --parts {string.Join(',', Parts)} --at {string.Join(',', AtATime)}");

    public static BenchSettings Parse(string[] args)
    {
        string Value(string name, string otherwise)
        {
            var at = Array.IndexOf(args, name);
            return at >= 0 && at + 1 < args.Length ? args[at + 1] : otherwise;
        }

        int Number(string name, int otherwise) => int.Parse(Value(name, otherwise.ToString(CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture);
        var atATime = Value("--at", "1,4,8,16").Split(',').Select(value => int.Parse(value, CultureInfo.InvariantCulture));
        return new BenchSettings(
            CoreSet.Parse(Value("--cores", "0-1")) ?? throw new ArgumentException("--cores is a set such as 0-1."), Number("--rounds", 5), Number("--tokens", 64), Number("--idle", 10), Value("--parts", AllParts).Split(','), [.. atATime]);
    }
}
