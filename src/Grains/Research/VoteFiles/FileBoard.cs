using Arena.Ratings.Boards;
using Arena.Ratings.Elo;
using Arena.Ratings.Fits;
using Arena.Ratings.Intervals;
using Arena.Ratings.Style;
using Arena.Ratings.Votes;

namespace Arena.Grains.Research.VoteFiles;

/// <summary>The board of a vote file.</summary>
/// <param name="Board">The numbers, unrounded.</param>
/// <param name="Votes">The votes, for the names.</param>
/// <param name="Settings">How it was computed.</param>
/// <param name="Coefficients">Of style; empty without.</param>
internal sealed record FileBoard(Board Board, VoteFile Votes, RateSettings Settings, IReadOnlyList<StyleCoefficient> Coefficients)
{
    /// <exception cref="FileProblemException">The votes are more than can be fitted, or do not converge.</exception>
    public static FileBoard Build(VoteFile votes, RateSettings settings)
    {
        try
        {
            return settings switch
            {
                { Method: RatingMethod.Elo } => Elo(votes, settings),
                { Style: true } => WithStyle(votes, settings),
                { ByProbability: true } => Weighted(votes, settings),
                _ => Plain(votes, settings),
            };
        }
        catch (Exception exception) when (exception is ComponentTooLargeException or FitFailedException)
        {
            throw new FileProblemException(exception.Message, exception);
        }
    }

    private static FileBoard Elo(VoteFile votes, RateSettings settings)
    {
        var elo = new OnlineElo();
        elo.AddRange(votes.Votes);
        return new FileBoard(BoardBuilder.Build(elo, votes.Counts, settings.Board), votes, settings, []);
    }

    private static FileBoard Plain(VoteFile votes, RateSettings settings)
    {
        var fit = PairwiseFitter.Fit(votes.Counts, settings.Board.Fit);
        var voters = settings.Clusters is null ? null : new VoterVotes(votes.Votes, votes.Clusters);
        fit = voters is null ? fit : ClusteredCovariance.Apply(fit, voters);
        var board = BoardBuilder.Build(fit, votes.Counts, settings.Board);
        return new FileBoard(settings.Bootstrap == 0 ? board : Resampled(board, fit, voters, settings), votes, settings, []);
    }

    /// <summary>As if all pairs had been drawn equally often; every vote counts as independent.</summary>
    private static FileBoard Weighted(VoteFile votes, RateSettings settings)
    {
        var fit = PairwiseFitter.Fit(WeightedCounts.FromProbabilities(votes.Votes, votes.Probabilities), settings.Board.Fit);
        return new FileBoard(BoardBuilder.Build(fit, votes.Counts, settings.Board), votes, settings, []);
    }

    private static FileBoard WithStyle(VoteFile votes, RateSettings settings)
    {
        var features = StyleFeatures.FromAmounts(votes.Features, votes.LeftStyle, votes.RightStyle);
        var fit = StyleControl.Fit(votes.Votes, features, settings.Board.Fit, votes.Clusters);
        return new FileBoard(BoardBuilder.Build(fit.Adjusted, votes.Counts, settings.Board), votes, settings, fit.Coefficients);
    }

    /// <summary>Errors and intervals from the bootstrap; estimates and rank sets stay those of the fit.</summary>
    private static Board Resampled(Board board, PairwiseFit fit, VoterVotes? voters, RateSettings settings)
    {
        var rounds = voters is null
            ? Bootstrap.PerVote(fit, settings.Bootstrap, settings.Seed)
            : Bootstrap.PerVoter(fit, voters, settings.Bootstrap, settings.Seed);
        return board with { Rows = [.. board.Rows.Select(row => Resampled(row, rounds, settings.Board.Confidence))] };
    }

    private static BoardRow Resampled(BoardRow row, BootstrapResult rounds, double confidence)
    {
        var (low, high) = rounds.Interval(row.Contestant, confidence);
        return row with
        {
            Se = EloScale.ToPoints(rounds.StandardError(row.Contestant)),
            Low = EloScale.ToRating(low),
            High = EloScale.ToRating(high),
        };
    }
}
