using Arena.Ratings.Elo;
using Arena.Ratings.Fits;
using Arena.Ratings.Intervals;
using Arena.Ratings.Votes;
using MathNet.Numerics.Distributions;

namespace Arena.Ratings.Boards;

/// <summary>Makes boards. The same votes and options give the same published numbers.</summary>
public static class BoardBuilder
{
    /// <summary>Fits the votes and tabulates them; every vote counts as independent.</summary>
    /// <exception cref="ArgumentException">Options out of range or contradictory.</exception>
    /// <exception cref="ComponentTooLargeException">More connected contestants than the options allow.</exception>
    /// <exception cref="FitFailedException">No convergence.</exception>
    public static Board Build(VoteCounts counts, BoardOptions? options = null) =>
        Build(PairwiseFitter.Fit(counts, options?.Fit), counts, options);

    /// <summary>Fits the votes and tabulates them with intervals clustered by voter.</summary>
    /// <exception cref="ArgumentException">Options out of range or contradictory.</exception>
    /// <exception cref="ComponentTooLargeException">More connected contestants than the options allow.</exception>
    /// <exception cref="FitFailedException">No convergence.</exception>
    public static Board Build(VoterVotes votes, BoardOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(votes);
        var counts = votes.ToCounts();
        var fit = ClusteredCovariance.Apply(PairwiseFitter.Fit(counts, options?.Fit), votes);
        return Build(fit, counts, options);
    }

    /// <summary>Tabulates a fit.</summary>
    /// <param name="fit">The fit, per vote or clustered.</param>
    /// <param name="counts">The votes it was made from.</param>
    /// <param name="options">Presentation; its Fit is ignored.</param>
    /// <exception cref="ArgumentException">Options out of range.</exception>
    public static Board Build(PairwiseFit fit, VoteCounts counts, BoardOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(counts);
        options ??= new BoardOptions();
        options.Check();
        return Tabulate(fit, counts.Tallies(), [.. fit.Components.Select(component => Ranks(component, options))], options);
    }

    internal static RankSets Ranks(ComponentFit component, BoardOptions options) => RankSets.Compute(
        component.Theta,
        component.Covariance,
        options.Confidence,
        options.RankDraws,
        options.Seed,
        Widening(component.Clusters, options.Confidence));

    internal static Board Tabulate(PairwiseFit fit, Tally[] tallies, RankSets[] ranks, BoardOptions options)
    {
        var rows = fit.Components.SelectMany((component, index) =>
            new RowMaker(component, index, ranks[index], fit.Options, options).Rows(tallies));
        var method = fit.Options.Model switch
        {
            PairwiseModel.Davidson => RatingMethod.Davidson,
            PairwiseModel.RaoKupper => RatingMethod.RaoKupper,
            _ => RatingMethod.BradleyTerry,
        };
        var style = fit.Components.Any(component => component.IsStyleControlled);
        return new Board(
            method, MethodVersions.Of(method, style, fit.Options.Revision), (long)Math.Round(fit.Votes), [.. fit.Components.Zip(ranks, Describe)], [.. rows]);
    }

    /// <summary>
    /// The live board: online Elo, with the noise that constant steps leave behind as its standard error. Groups that
    /// votes do not connect are kept apart, as everywhere.
    /// </summary>
    /// <param name="elo">Ratings after the same votes as <paramref name="counts"/>.</param>
    /// <param name="counts">The votes.</param>
    /// <param name="options">Presentation; of its Fit only the revision.</param>
    /// <exception cref="ArgumentException">Options out of range.</exception>
    public static Board Build(OnlineElo elo, VoteCounts counts, BoardOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(elo);
        ArgumentNullException.ThrowIfNull(counts);
        options ??= new BoardOptions();
        options.Check();
        return EloBoard.Build(elo, counts, options);
    }

    /// <summary>t over normal quantile for U - 1 degrees of freedom: few voters tell little about their own variance.</summary>
    internal static double Widening(int clusters, double confidence)
    {
        var upper = (1 + confidence) / 2;
        return clusters < 2 ? 1 : StudentT.InvCDF(0, 1, clusters - 1, upper) / Normal.InvCDF(0, 1, upper);
    }

    private static BoardComponent Describe(ComponentFit fit, RankSets ranks) => new(
        fit.Members.Count,
        fit.Votes,
        fit.StronglyConnected,
        fit.Penalised.Count(penalised => penalised),
        EloScale.ToPoints(fit.Seat),
        EloScale.ToPoints(fit.SeatSe),
        fit.Nu,
        fit.LogTieSe,
        ranks.CriticalValue,
        fit.Clusters)
    {
        Kappa = fit.Kappa,
        SeatPenalised = fit.SeatPenalised,
        TiePenalised = fit.TiePenalised,
    };
}
