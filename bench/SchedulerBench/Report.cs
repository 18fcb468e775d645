using System.Globalization;

namespace Arena.SchedulerBench;

/// <summary>Tables as they stand in docs/scheduling.md.</summary>
internal static class Report
{
    private const int Seeds = 5;

    public static void Devices(int battles)
    {
        Console.WriteLine("| devices | turns/min and device | placement | wait median | wait p95 | between the sides: median | p95 | left first | swaps/turn | computing | refused |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var (devices, gibibytes) in new[] { (2, 24), (2, 48), (4, 24), (8, 24), (16, 24), (16, 48) })
        {
            foreach (var rate in new[] { 1.0, 3.0, 5.0 })
            {
                foreach (var random in new[] { false, true })
                {
                    Print($"{devices} of {gibibytes} GB | {Number(rate, 0)} | {(random ? "random" : "arena")}", new Scenario(devices, gibibytes, 4, 8192, rate, random), battles);
                }
            }
        }
    }

    public static void Lanes(int battles)
    {
        Console.WriteLine("| devices | lanes | context | wait median | wait p95 | between the sides: median | p95 | left first | swaps/turn | computing | refused |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (var (devices, gibibytes) in new[] { (4, 24), (4, 48) })
        {
            foreach (var (lanes, context) in new[] { (2, 8192), (4, 4096), (4, 8192), (8, 4096), (8, 8192), (16, 8192) })
            {
                Print($"{devices} of {gibibytes} GB | {lanes} | {context}", new Scenario(devices, gibibytes, lanes, context, 3, Random: false), battles);
            }
        }
    }

    private static void Print(string head, Scenario scenario, int battles)
    {
        var outcomes = Enumerable.Range(1, Seeds).Select(seed => new Simulation(scenario, battles, seed).Run()).ToList();
        double[] waits = [.. outcomes.SelectMany(outcome => outcome.Waits).Order()];
        double[] differences = [.. outcomes.SelectMany(outcome => outcome.Differences).Order()];
        Console.WriteLine(
            $"| {head} | {Number(At(waits, 0.5), 1)} s | {Number(At(waits, 0.95), 1)} s | {Number(At(differences, 0.5), 1)} s | {Number(At(differences, 0.95), 1)} s "
            + $"| {Percent(outcomes.Average(outcome => outcome.LeftFirst))} | {Number(outcomes.Average(outcome => outcome.SwapsPerTurn), 2)} "
            + $"| {Percent(outcomes.Average(outcome => outcome.Use))} | {Percent(outcomes.Average(outcome => outcome.Refused))} |");
    }

    private static double At(double[] sorted, double share) => sorted.Length == 0 ? 0 : sorted[(int)(share * (sorted.Length - 1))];

    private static string Number(double value, int digits) => value.ToString($"F{digits}", CultureInfo.InvariantCulture);

    private static string Percent(double share) => $"{Number(share * 100, 0)} %";
}
