using Arena.Contracts.Ratings;
using Arena.Grains.Research.VoteFiles;
using Arena.Ratings.Elo;
using MathNet.Numerics.Distributions;

namespace Arena.Grains.Research.SelfTest;

/// <summary>Holds a board against the truth. Pure.</summary>
internal static class TruthChecks
{
    /// <summary>Of a 95 % interval.</summary>
    private static readonly double Quantile = Normal.InvCDF(0, 1, 0.975);

    /// <summary>Every row beside its truth, with a bound that holds for all of them at once (Bonferroni).</summary>
    public static IReadOnlyList<RecoveredRating> Ratings(Board board, SelfTestSettings settings)
    {
        var bound = Normal.InvCDF(0, 1, 1 - (settings.FalseAlarm / (2 * settings.Strengths.Count)));
        return
        [
            .. from row in board.Rows
               let truth = EloScale.ToRating(settings.Strengths[SelfTestCatalogue.Index(row.Contestant)])
               let se = (row.High - row.Low) / (2 * Quantile) ?? double.NaN
               orderby truth descending
               select new RecoveredRating(row.Contestant, truth, row.Rating, se, row.Votes, Math.Abs(row.Rating - truth) <= bound * se),
        ];
    }

    public static IEnumerable<SelfTestCheck> Of(
        IReadOnlyList<RecoveredRating> ratings, FileBoard recomputed, IReadOnlyList<string> published, SelfTestSettings settings)
    {
        var missed = ratings.Where(rating => !rating.Within).Select(rating => rating.Contestant).ToList();
        var all = ratings.Count == settings.Strengths.Count;
        yield return new SelfTestCheck(
            "the ratings recover the truth",
            all && missed.Count == 0,
            !all ? $"{ratings.Count} of {settings.Strengths.Count} contestants have a row" : missed.Count > 0 ? $"too far off: {string.Join(", ", missed)}" : $"largest miss {ratings.Max(rating => Math.Abs(rating.Z)):F2} standard errors");
        var component = recomputed.Board.Components[0];
        yield return Parameter("the seat effect is recovered", EloScale.ToLogOdds(EloScale.Center + component.Seat), EloScale.ToLogOdds(EloScale.Center + component.SeatSe), settings.Seat, settings);
        yield return Parameter("the readiness to tie is recovered", Math.Log(component.Nu), component.LogTieSe, Math.Log(settings.Nu), settings);
        yield return SameNumbers(published, recomputed);
    }

    private static SelfTestCheck Parameter(string name, double estimate, double se, double truth, SelfTestSettings settings)
    {
        var bound = Normal.InvCDF(0, 1, 1 - (settings.FalseAlarm / 2));
        return new SelfTestCheck(name, Math.Abs(estimate - truth) <= bound * se, $"{estimate:F3} +- {se:F3}, truth {truth:F3}");
    }

    /// <summary>A researcher who has the export gets the published numbers.</summary>
    private static SelfTestCheck SameNumbers(IReadOnlyList<string> published, FileBoard recomputed)
    {
        var rated = recomputed.Board.Rows.Select(row => PublishedRow.Of(row, recomputed.Votes.Contestants[row.Contestant])).ToList();
        var differing = published.Zip(rated).Count(pair => pair.First != pair.Second);
        var same = published.Count == rated.Count && differing == 0;
        return new SelfTestCheck("the exported votes give the published board", same, same ? $"{rated.Count} rows equal to 1e-6" : $"{differing} rows differ");
    }
}
