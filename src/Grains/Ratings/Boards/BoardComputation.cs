using System.Runtime.ExceptionServices;
using Arena.Contracts.Ratings;
using Arena.Ratings.Boards;
using Arena.Ratings.Connectivity;
using Arena.Ratings.Elo;
using Arena.Ratings.Fits;
using Arena.Ratings.Intervals;
using Arena.Ratings.Slices;
using Arena.Ratings.Style;
using Arena.Ratings.Votes;

namespace Arena.Grains.Ratings.Boards;

/// <summary>From a slice's votes to everything a board shows. Pure: the same input gives the same numbers, live and in snapshots.</summary>
internal static class BoardComputation
{
    /// <summary>Half the width of a 95 % interval in standard errors.</summary>
    private const double Normal95 = 1.959963984540054;

    /// <summary>A state to show and to move on.</summary>
    /// <exception cref="ArgumentException">The votes cannot be fitted; the message says why.</exception>
    /// <exception cref="FitFailedException">No convergence.</exception>
    /// <exception cref="ComponentTooLargeException">More connected contestants than a fit takes.</exception>
    public static IBoardState State(BoardInput input, BoardOptions options) =>
        input.Kind.Method == BoardMethod.Elo ? Elo(input, options) : Fit(input).ToState(options);

    /// <summary>A full fit of Davidson or Bradley-Terry, with intervals clustered by voter.</summary>
    /// <exception cref="ArgumentException">The votes cannot be fitted; the message says why.</exception>
    /// <exception cref="FitFailedException">No convergence.</exception>
    /// <exception cref="ComponentTooLargeException">More connected contestants than a fit takes.</exception>
    public static FittedSlice Fit(BoardInput input)
    {
        var model = input.Kind.Method == BoardMethod.Davidson ? FitOptions.Davidson : FitOptions.BradleyTerry;
        var options = model with { Revision = input.Kind.Revision };
        return input.Style is null ? Plain(input, options) : Styled(input, input.Style, options);
    }

    /// <summary>Elo replayed from the first vote.</summary>
    public static EloState Elo(BoardInput input, BoardOptions options)
    {
        var elo = new OnlineElo();
        elo.AddRange(input.Votes);
        var revised = options with { Fit = options.Fit with { Revision = input.Kind.Revision } };
        return new EloState(elo, VoteCounts.FromVotes(input.Votes), revised);
    }

    private static FittedSlice Plain(BoardInput input, FitOptions options)
    {
        var counts = VoteCounts.FromVotes(input.Votes);
        var (fit, extras) = (default(PairwiseFit), BoardExtras.None);
        try
        {
            Parallel.Invoke(
                () => fit = ClusteredCovariance.Apply(PairwiseFitter.Fit(counts, options), new VoterVotes(input.Votes, input.Voters)),
                () => extras = Extras(counts, input.Rest, options));
        }
        catch (AggregateException failures)
        {
            ExceptionDispatchInfo.Throw(failures.InnerExceptions[0]);
        }

        return new FittedSlice(fit!, counts, extras with { Bridges = [.. extras.Bridges.Where(bridge => fit!.ComponentOf(bridge.B) >= 0)] });
    }

    private static BoardExtras Extras(VoteCounts counts, VoteCounts? rest, FitOptions options)
    {
        var (shrunken, tau) = Shrink(counts, rest, options);
        return new BoardExtras(PairWeighted(counts, options), shrunken, tau, null, [.. ConnectivityReport.Of(counts).BridgesWanted]);
    }

    private static FittedSlice Styled(BoardInput input, StyleInput style, FitOptions options)
    {
        var votes = input.Votes.Where((_, i) => style.Known[i]).ToArray();
        var voters = input.Voters.Where((_, i) => style.Known[i]).ToArray();
        var counts = VoteCounts.FromVotes(votes);
        var unknown = input.Votes.Length - votes.Length;
        if (votes.Length == 0)
        {
            return new FittedSlice(PairwiseFitter.Fit(counts, options), counts, BoardExtras.None with { Style = new BoardStyle([], 0, unknown) });
        }

        var fit = StyleControl.Fit(votes, StyleFeatures.FromAmounts(StyleInput.Features, style.Left, style.Right), options, voters);
        var quantile = Quantile.Of(fit.Adjusted.Components[0]);
        var effects = fit.Coefficients.Select(c => Effect(c, quantile * c.Se));
        var bridges = ConnectivityReport.Of(counts).BridgesWanted.Where(bridge => fit.Plain.ComponentOf(bridge.B) >= 0);
        return new FittedSlice(
            fit.Adjusted, counts, BoardExtras.None with { Style = new BoardStyle([.. effects], (int)fit.Votes, unknown), Bridges = [.. bridges] });
    }

    private static StyleEffect Effect(StyleCoefficient coefficient, double half) => double.IsFinite(half)
        ? new StyleEffect(coefficient.Name, Published(coefficient.Points), Published(coefficient.Se), Published(coefficient.Mean), Published(coefficient.Sd))
        {
            Low = Published(coefficient.Points - half),
            High = Published(coefficient.Points + half),
        }
        : new StyleEffect(coefficient.Name, Published(coefficient.Points), null, Published(coefficient.Mean), Published(coefficient.Sd));

    private static Dictionary<int, OtherRating> PairWeighted(VoteCounts counts, FitOptions options)
    {
        var ratings = new Dictionary<int, OtherRating>();
        foreach (var component in counts.Total == 0 ? [] : PairwiseFitter.Fit(WeightedCounts.InversePair(counts), options).Components)
        {
            for (var i = 0; i < component.Members.Count; i++)
            {
                var (rating, half) = (EloScale.ToRating(component.Theta[i]), Half(component.Covariance[i, i]));
                ratings.Add(component.Members[i], new OtherRating(Published(rating), Published(rating - half), Published(rating + half)));
            }
        }

        return ratings;
    }

    private static (Dictionary<int, ShrunkenRating> Ratings, double? Tau) Shrink(VoteCounts counts, VoteCounts? rest, FitOptions options)
    {
        var ratings = new Dictionary<int, ShrunkenRating>();
        if (rest is null || rest.Total == 0 || counts.Total == 0)
        {
            return (ratings, null);
        }

        var fit = Shrinkage.Fit(counts, PairwiseFitter.Fit(rest, options), new ShrinkageOptions { Fit = options });
        for (var i = 0; i < fit.Members.Count; i++)
        {
            var (rating, half) = (EloScale.ToRating(fit.Theta[i]), Half(fit.Covariance[i, i]));
            ratings.Add(fit.Members[i], new ShrunkenRating(
                Published(rating), Published(rating - half), Published(rating + half), Published(fit.BorrowedShare(i))));
        }

        return (ratings, Published(fit.Tau));
    }

    private static double Half(double variance) => Normal95 * EloScale.ToPoints(Math.Sqrt(Math.Max(0, variance)));

    private static double Published(double value) => EloScale.Publish(value);
}
