using Arena.Contracts;
using Arena.Contracts.Battles;
using Arena.Contracts.Fleet;
using Arena.Contracts.Matchmaking;
using Arena.Grains.Battles;
using Arena.Grains.Catalogue;
using Arena.Grains.Chance;

namespace Arena.Grains.Matchmaking;

/// <summary>Draws the unordered pair first, then the coin for the sides, so that sides never depend on who meets.</summary>
internal sealed class MatchmakerGrain(ArenaCatalogue catalogue, IChance chance) : Grain, IMatchmakerGrain
{
    public async Task<Reply<Pairing>> DrawAsync(int promptLength)
    {
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

        var (index, probability) = PairDraw.Draw([.. pairs.Select(_ => 1.0)], chance.NextDouble());
        var (one, other) = pairs[index];
        var swapped = chance.NextSide() == Side.Right;
        return new Pairing(
            (swapped ? other : one).Id, (swapped ? one : other).Id, probability, chance.NextSeed(), chance.NextSide());
    }
}
