using System.Collections.Immutable;
using Arena.Contracts;
using Arena.Contracts.Battles;
using Arena.Contracts.Fleet;
using Arena.Contracts.Matchmaking;
using Arena.Contracts.Models;
using Arena.Contracts.Ratings;
using Arena.Grains.Battles;
using Arena.Grains.Catalogue;
using Arena.Grains.Chance;
using Arena.Grains.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Arena.Grains.Matchmaking;

/// <summary>
/// Draws the unordered pair first, then the coin for the sides, so that sides never depend on who meets. What a vote of each pair would tell
/// is asked of the ratings on a schedule; a draw uses what is known and waits for nothing. Until something is known all pairs are alike.
/// </summary>
internal sealed class MatchmakerGrain(ArenaCatalogue catalogue, IChance chance, ILogger<MatchmakerGrain> logger) : Grain, IMatchmakerGrain
{
    // A draw between two refreshes does not know the votes since; a few seconds are a few votes.
    private static readonly TimeSpan RefreshPeriod = TimeSpan.FromSeconds(5);

    private PairWeights? _weights;
    private bool _drawn = true;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        this.RegisterGrainTimer(RefreshAsync, new GrainTimerCreationOptions(TimeSpan.Zero, RefreshPeriod) { Interleave = true });
        return Task.CompletedTask;
    }

    public async Task<Reply<Pairing>> DrawAsync(int promptLength)
    {
        _drawn = true;
        var language = this.GetPrimaryKeyString();
        var runnable = await GrainFactory.GetGrain<IFleetGrain>(IFleetGrain.Key).RunnableAsync();
        var able = catalogue.In(language).Where(contestant => runnable.Contains(contestant.Id)).ToList();
        var rule = catalogue.Matchup(language);
        if (PairDraw.Eligible(able, rule).IsEmpty)
        {
            return RefusalCode.NoPair;
        }

        var pairs = PairDraw.Eligible([.. able.Where(contestant => HistoryRule.MayFit(promptLength, contestant.Model.ContextLength))], rule);
        if (pairs.IsEmpty)
        {
            return RefusalCode.PromptTooLong;
        }

        var (index, probability) = PairDraw.Draw(PairDraw.Probabilities(pairs, _weights), chance.NextDouble());
        var (one, other) = pairs[index];
        var swapped = chance.NextSide() == Side.Right;
        return new Pairing(
            (swapped ? other : one).Id, (swapped ? one : other).Id, probability, chance.NextSeed(), chance.NextSide());
    }

    /// <summary>Where nobody draws, nobody needs to know.</summary>
    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        if (!_drawn)
        {
            return;
        }

        _drawn = false;
        var language = this.GetPrimaryKeyString();
        ImmutableArray<ContestantId> contestants = [.. catalogue.In(language).Select(contestant => contestant.Id)];
        if (contestants.Length <= 2)
        {
            return;
        }

        try
        {
            _weights = await GrainFactory.GetGrain<IRatingGrain>(IRatingGrain.Key).PairWeightsAsync(language, contestants);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The weights known before are as good a plan as any: the probability that is logged is the one that was drawn with.
            Log.PairWeightsNotRefreshed(logger, language, exception);
            _drawn = true;
        }
    }
}
