using Arena.Ratings.Elo;
using Arena.Ratings.Fits;
using Arena.Ratings.Intervals;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Boards;

/// <summary>The rows of one component.</summary>
internal sealed class RowMaker(
    ComponentFit fit, int component, RankSets ranks, FitOptions fitOptions, BoardOptions options)
{
    public IEnumerable<BoardRow> Rows(Tally[] tallies)
    {
        var quantile = Quantile.Of(fit, options.Confidence);
        var ratings = new double[fit.Members.Count];
        for (var i = 0; i < ratings.Length; i++)
        {
            ratings[i] = Published(EloScale.ToRating(fit.Theta[i]));
        }

        var tiers = ranks.Tiers(fit.Theta);
        return ratings
            .Zip(Ranks(ratings), (rating, rank) => (rating, rank))
            .Select((row, i) => Row(i, row.rating, quantile, row.rank, tallies[fit.Members[i]], tiers[i]))
            .OrderBy(row => row.Rank)
            .ThenBy(row => row.Contestant);
    }

    /// <summary>1 + the number of better published ratings, for each.</summary>
    public static int[] Ranks(double[] ratings)
    {
        var order = Enumerable.Range(0, ratings.Length).ToArray();
        Array.Sort(Array.ConvertAll(ratings, rating => -rating), order);
        var ranks = new int[ratings.Length];
        for (var at = 0; at < order.Length; at++)
        {
            var tied = at > 0 && ratings[order[at]].Equals(ratings[order[at - 1]]);
            ranks[order[at]] = tied ? ranks[order[at - 1]] : at + 1;
        }

        return ranks;
    }

    public static RowStatus Status(bool penalised, long votes, double halfWidth, BoardOptions options)
    {
        if (penalised || votes < options.ProvisionalVotes || !(halfWidth <= options.UsableHalfWidth))
        {
            return RowStatus.Provisional;
        }

        return halfWidth <= options.EstablishedHalfWidth ? RowStatus.Established : RowStatus.Usable;
    }

    private BoardRow Row(int local, double rating, double quantile, int rank, Tally tally, int tier)
    {
        var exact = EloScale.ToRating(fit.Theta[local]);
        var se = EloScale.ToPoints(Math.Sqrt(Math.Max(0, fit.Covariance[local, local])));
        var half = quantile * se;
        var dropped = fitOptions.Ties == TieRule.Drop;
        var votes = checked((int)(dropped ? (long)tally.Wins + tally.Losses : tally.Votes));
        return new BoardRow(
            fit.Members[local],
            component,
            rating,
            Published(se),
            Published(exact - half),
            Published(exact + half),
            rank,
            ranks.Low[local],
            ranks.High[local],
            ranks.BestShare[local],
            votes,
            tally.Wins,
            tally.Losses,
            tally.Ties,
            tally.BothBad,
            Status(fit.Penalised[local], votes, half, options),
            tier);
    }

    private double Published(double value) => options.Round ? EloScale.Publish(value) : value;
}
