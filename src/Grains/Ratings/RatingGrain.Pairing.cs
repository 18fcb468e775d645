using System.Collections.Immutable;
using Arena.Contracts.Models;
using Arena.Contracts.Ratings;

namespace Arena.Grains.Ratings;

/// <summary>What the matchmaker asks for. The fit runs on a copy, off the turn.</summary>
internal sealed partial class RatingGrain
{
    public async Task<PairWeights> PairWeightsAsync(string language, ImmutableArray<ContestantId> contestants)
    {
        await CatchUpAsync(CancellationToken.None);
        var cutoff = _table.Last;
        var counts = _table.Find(language, null).Counts();
        var numbers = PairWeighing.Numbers(_table.Contestants, contestants);
        return new PairWeights(cutoff, contestants, await Task.Run(() => PairWeighing.Weights(counts, numbers)));
    }
}
