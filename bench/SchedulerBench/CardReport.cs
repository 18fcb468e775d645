using System.Globalization;
using Arena.Inference.LlamaCpp;
using Arena.Inference.LlamaCpp.Decoding;

namespace Arena.SchedulerBench;

/// <summary>What a card holds, by the planner that also decides it in the arena.</summary>
internal static class CardReport
{
    private static readonly int[] Cards = [16, 24, 48];

    public static void Print(double share)
    {
        Console.WriteLine("| model at 4 bits (Q4_K_M) | weights | KV per token | lanes x context | KV and buffers | together | " + string.Join(" | ", Cards.Select(card => $"on {card} GB")) + " |");
        Console.WriteLine("|---|---|---|---|---|---|" + string.Concat(Cards.Select(_ => "---|")));
        foreach (var model in CardModels.All)
        {
            (int Lanes, int Context)[] plans = [(4, 4096), (4, 8192), (16, 8192)];
            foreach (var (lanes, length) in plans.Select(plan => (plan.Lanes, Math.Min(plan.Context, model.Shape.TrainedContext))).Distinct())
            {
                var plan = ContextPlanner.Plan(model.Shape, length, lanes, new LlamaOptions());
                var total = model.WeightBytes + plan.Bytes;
                Console.WriteLine(
                    $"| {model.Name} | {Show(model.WeightBytes)} | {model.Shape.KvElementsPerToken * 2 / 1024} KiB | {lanes} x {length} | {Show(plan.Bytes)} | {Show(total)} | "
                    + string.Join(" | ", Cards.Select(card => (long)(card * share * (1L << 30)) / total)) + " |");
            }
        }
    }

    private static string Show(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.0} GiB");
}
