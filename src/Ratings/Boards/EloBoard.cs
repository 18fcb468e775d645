using Arena.Ratings.Connectivity;
using Arena.Ratings.Elo;
using Arena.Ratings.Numerics;
using Arena.Ratings.Votes;
using MathNet.Numerics.Distributions;

namespace Arena.Ratings.Boards;

/// <summary>Tabulates online Elo: one standard error for all, sqrt(K * 400 / (2 ln 10)), and independent errors.</summary>
internal static class EloBoard
{
    public static Board Build(OnlineElo elo, VoteCounts counts, BoardOptions options)
    {
        var groups = Groups(counts);
        return Tabulate(elo, counts, groups, Array.ConvertAll(groups, members => Ranks(elo, members, options)), options);
    }

    /// <summary>Contestants that a chain of votes joins.</summary>
    public static int[][] Groups(VoteCounts counts)
    {
        var graph = new WeakComponents(counts.Contestants);
        foreach (var cell in counts.Cells())
        {
            graph.Join(cell.Left, cell.Right);
        }

        return graph.Groups();
    }

    public static RankSets Ranks(OnlineElo elo, int[] members, BoardOptions options) =>
        RankSets.Compute(Ratings(elo, members), Noise(members.Length, elo.StationarySd), options.Confidence, options.RankDraws, options.Seed);

    public static double[] Ratings(OnlineElo elo, int[] members) => Array.ConvertAll(members, member => elo[member]);

    public static Board Tabulate(OnlineElo elo, VoteCounts counts, int[][] groups, RankSets[] ranks, BoardOptions options)
    {
        var tallies = counts.Tallies();
        var components = new List<BoardComponent>();
        var rows = new List<BoardRow>();
        foreach (var (members, sets) in groups.Zip(ranks))
        {
            rows.AddRange(Rows(elo, members, sets, components.Count, tallies, options));
            components.Add(Describe(members, tallies, sets));
        }

        return new Board(RatingMethod.Elo, MethodVersions.Of(RatingMethod.Elo, revision: options.Fit.Revision), counts.Total, components, rows);
    }

    private static SymmetricMatrix Noise(int size, double sd)
    {
        var noise = new SymmetricMatrix(size);
        for (var i = 0; i < size; i++)
        {
            noise[i, i] = sd * sd;
        }

        return noise;
    }

    private static IEnumerable<BoardRow> Rows(OnlineElo elo, int[] members, RankSets ranks, int component, Tally[] tallies, BoardOptions options)
    {
        double Published(double value) => options.Round ? EloScale.Publish(value) : value;
        var (exact, se) = (Ratings(elo, members), elo.StationarySd);
        var enough = options.Fit.Revision > 1 ? elo.StartVotes : options.ProvisionalVotes;
        var half = se * Normal.InvCDF(0, 1, (1 + options.Confidence) / 2);
        var ratings = Array.ConvertAll(exact, Published);
        var order = RowMaker.Ranks(ratings);
        var tiers = ranks.Tiers(exact);
        return members
            .Select((member, i) => new BoardRow(
                member, component, ratings[i], Published(se), Published(exact[i] - half), Published(exact[i] + half),
                order[i], ranks.Low[i], ranks.High[i], ranks.BestShare[i],
                checked((int)tallies[member].Votes), tallies[member].Wins, tallies[member].Losses, tallies[member].Ties, tallies[member].BothBad,
                RowMaker.Status(tallies[member].Votes < enough, tallies[member].Votes, half, options), tiers[i]))
            .OrderBy(row => row.Rank)
            .ThenBy(row => row.Contestant);
    }

    private static BoardComponent Describe(int[] members, Tally[] tallies, RankSets ranks) => new(
        members.Length, members.Sum(member => (double)tallies[member].Votes) / 2, StronglyConnected: false, Penalised: 0,
        Seat: 0, SeatSe: double.NaN, Nu: double.NaN, LogTieSe: double.NaN, ranks.CriticalValue, Clusters: 0);
}
