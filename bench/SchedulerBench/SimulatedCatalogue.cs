using System.Collections.Immutable;
using Arena.Contracts.Models;
using Arena.Grains.Models;
using Arena.Inference.LlamaCpp;
using Arena.Inference.LlamaCpp.Decoding;

namespace Arena.SchedulerBench;

/// <summary>40 contestants in 13 languages, as an arena of European models has them: most of 7 to 8 billion weights, some small, a few larger, all at 4 bits.</summary>
internal static class SimulatedCatalogue
{
    public const int Languages = 13;

    private const double BytesPerSecond = 80e9 * 5;

    /// <summary>Sizes are those of <see cref="CardModels"/>; KV memory is planned by the engine's own planner.</summary>
    public static ImmutableArray<SimulatedModel> Create(int lanes, int contextLength, Random random)
    {
        var sizes = CardModels.All;
        return
        [
            .. Enumerable.Range(0, 40).Select(index =>
            {
                var model = sizes[index switch { < 8 => 0, < 30 => 1 + (index % 3), < 36 => 4, _ => 5 }];
                var plan = ContextPlanner.Plan(model.Shape, contextLength, lanes, new LlamaOptions());
                var languages = index % 5 < 2 ? Enumerable.Range(0, Languages) : Enumerable.Range(0, Languages).OrderBy(_ => random.NextDouble()).Take(3);
                return new SimulatedModel(
                    new ModelNeed(new ContestantId($"model{index:00}"), model.WeightBytes, plan.Bytes), BytesPerSecond / model.WeightBytes, [.. languages]);
            }),
        ];
    }
}
