using Arena.Contracts.Battles;
using Arena.Contracts.Ratings.Analytics;

namespace Arena.Grains.Ratings.Analytics;

/// <summary>Every pair that met, the better rated one first.</summary>
internal static class HeadToHeadView
{
    public static HeadToHead Of(AnalyticsVotes votes, AnalyticsQuery query)
    {
        var rated = votes.Rated(query).ToList();
        var order = Order(votes, rated);
        var place = order.Select((contestant, index) => (contestant, index)).ToDictionary(pair => pair.contestant, pair => pair.index);
        var tallies = new Dictionary<(int One, int Other), OutcomeTally>();
        foreach (var vote in rated)
        {
            var leftFirst = place[vote.Left] < place[vote.Right];
            var key = leftFirst ? (vote.Left, vote.Right) : (vote.Right, vote.Left);
            if (!tallies.TryGetValue(key, out var tally))
            {
                tallies.Add(key, tally = new OutcomeTally());
            }

            tally.Add(vote, leftFirst ? Side.Left : Side.Right);
        }

        var rows = tallies.OrderBy(tally => place[tally.Key.One]).ThenBy(tally => place[tally.Key.Other]);
        return new HeadToHead(votes.Stand, [.. order.Select(contestant => votes.Contestants[contestant])], [.. rows.Select(row => Row(votes, row.Key, row.Value))]);
    }

    // By group of connected contestants, then rating, then number: the order of the boards.
    private static List<int> Order(AnalyticsVotes votes, List<AnalyticsVote> rated)
    {
        var fit = AnalyticsFit.Of(rated);
        return [.. rated.SelectMany(vote => new[] { vote.Left, vote.Right }).Distinct()
            .OrderBy(fit.ComponentOf).ThenByDescending(fit.Theta).ThenBy(contestant => votes.Contestants[contestant].Contestant, StringComparer.Ordinal)];
    }

    private static PairRecord Row(AnalyticsVotes votes, (int One, int Other) pair, OutcomeTally tally) =>
        new(votes.Contestants[pair.One].Contestant, votes.Contestants[pair.Other].Contestant, tally.Outcomes, tally.Share);
}
