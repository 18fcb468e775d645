using Arena.Contracts.Battles;
using Arena.Contracts.Models;
using Arena.Grains.Catalogue;

namespace Arena.Grains.Battles;

/// <summary>Who was who. Only for battles that were voted.</summary>
internal static class BattleCards
{
    public static RevealedPair Of(BattleState state, LiveTurn turn, ArenaCatalogue catalogue) =>
        new(Card(state.Left, turn.Left, catalogue), Card(state.Right, turn.Right, catalogue));

    /// <summary>A contestant that has left the catalogue keeps its id as its name.</summary>
    public static ContestantCard Card(string id, ArenaCatalogue catalogue) =>
        catalogue.Find(new ContestantId(id))?.Card() ?? new ContestantCard(id, id, "", "", "", "", "", null, null);

    private static ContestantCard Card(string id, LiveAnswer answer, ArenaCatalogue catalogue)
    {
        var finished = answer.Finished;
        var seconds = (finished?.GenerationMilliseconds ?? 0) / 1000.0;
        return Card(id, catalogue) with
        {
            FirstTextMilliseconds = finished?.FirstTextMilliseconds,
            TokensPerSecond = finished is { Tokens: > 0 } && seconds > 0 ? Math.Round(finished.Tokens / seconds, 1) : null,
        };
    }
}
