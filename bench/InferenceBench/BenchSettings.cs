using System.Globalization;

namespace Arena.InferenceBench;

/// <summary>What the command line says: <c>--threads 1 --rounds 5 --tokens 32</c>.</summary>
/// <param name="Threads">Decoding threads. More than the machine has free measures the neighbours.</param>
/// <param name="Rounds">Measurements of each kind, taken in turns; the median counts.</param>
/// <param name="Tokens">Tokens per answer.</param>
internal sealed record BenchSettings(int Threads, int Rounds, int Tokens)
{
    public static BenchSettings Parse(string[] args)
    {
        int Value(string name, int otherwise)
        {
            var at = Array.IndexOf(args, name);
            return at >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : otherwise;
        }

        return new BenchSettings(Value("--threads", 1), Value("--rounds", 5), Value("--tokens", 32));
    }
}
