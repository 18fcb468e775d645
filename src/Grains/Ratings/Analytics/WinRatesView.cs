using Arena.Contracts.Battles;
using Arena.Contracts.Ratings.Analytics;

namespace Arena.Grains.Ratings.Analytics;

/// <summary>Each contestant in each language.</summary>
internal static class WinRatesView
{
    public static WinRates Of(AnalyticsVotes votes, AnalyticsQuery query)
    {
        var tallies = new Dictionary<(int Language, int Contestant), OutcomeTally>();
        foreach (var vote in votes.Rated(query))
        {
            TallyOf(tallies, vote.Language, vote.Left).Add(vote, Side.Left);
            TallyOf(tallies, vote.Language, vote.Right).Add(vote, Side.Right);
        }

        var rows = tallies.Select(tally => (tally.Key.Language, Row: Row(votes, tally.Key, tally.Value)));
        return new WinRates(
            votes.Stand,
            [.. rows.OrderBy(row => votes.OrderOf(row.Language)).ThenByDescending(row => row.Row.Share.Value).ThenBy(row => row.Row.Contestant, StringComparer.Ordinal).Select(row => row.Row)]);
    }

    private static OutcomeTally TallyOf(Dictionary<(int, int), OutcomeTally> tallies, int language, int contestant)
    {
        if (!tallies.TryGetValue((language, contestant), out var tally))
        {
            tallies.Add((language, contestant), tally = new OutcomeTally());
        }

        return tally;
    }

    private static WinRate Row(AnalyticsVotes votes, (int Language, int Contestant) key, OutcomeTally tally)
    {
        var name = votes.Contestants[key.Contestant];
        return new WinRate(
            votes.Languages[key.Language], name.Contestant, name.Name, name.Family, tally.Outcomes, tally.Voters, tally.Share, tally.Acceptable);
    }
}
