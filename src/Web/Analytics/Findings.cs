using Arena.Web.Tables;
using Arena.Web.Texts;

namespace Arena.Web.Analytics;

/// <summary>What each chart finds, in a sentence that says how sure that is.</summary>
public sealed class Findings(TextCatalog texts, Func<string, string> languageName)
{
    /// <summary>Cells with fewer votes carry no finding.</summary>
    public const int FewestVotes = 10;

    public string Votes(VotesOverTimeState votes)
    {
        ArgumentNullException.ThrowIfNull(votes);
        var most = votes.Rows.MaxBy(row => row.Rated)!;
        return texts.Format(
            $"figure.votes.finding.{votes.Period}",
            ("rated", Numbers.Count(votes.Rows.Sum(row => row.Rated))),
            ("from", Numbers.Day(votes.Rows[0].From)),
            ("to", Numbers.Day(votes.Rows[^1].From)),
            ("most", Numbers.Count(most.Rated)),
            ("when", texts.Format($"figure.votes.when.{votes.Period}", ("day", Numbers.Day(most.From)))),
            ("unjudged", Numbers.Count(votes.Rows.Sum(row => row.CannotJudge))),
            ("excluded", Numbers.Count(votes.Rows.Sum(row => row.Excluded))));
    }

    public string WinRates(WinRatesState rates)
    {
        ArgumentNullException.ThrowIfNull(rates);
        var told = rates.Rows.Where(row => row.Votes >= FewestVotes).ToList();
        if (told.MaxBy(row => Distance(row.Share, row.ShareLow, row.ShareHigh, 0.5)) is not { } clearest)
        {
            return texts.Format("figure.few", ("few", FewestVotes));
        }

        return texts.Count(
            "figure.rates.finding",
            told.Count(row => IsClear(row.ShareLow, row.ShareHigh, 0.5)),
            ("name", clearest.Name),
            ("language", languageName(clearest.Language)),
            ("share", Numbers.Share(clearest.Share)),
            ("low", Numbers.Share(clearest.ShareLow)),
            ("high", Numbers.Share(clearest.ShareHigh)),
            ("votes", Numbers.Count(clearest.Votes)),
            ("cells", told.Count),
            ("few", FewestVotes));
    }

    public string Families(FamiliesState families)
    {
        ArgumentNullException.ThrowIfNull(families);
        var sentences = new[] { Clearest(families, FamilyRow.FamilyKind, families.ReferenceFamily), Clearest(families, FamilyRow.ContestantKind, families.ReferenceContestant) };
        return sentences.Any(sentence => sentence is not null) ? string.Join(' ', sentences.Where(sentence => sentence is not null)) : texts["figure.families.alone"];
    }

    public string Pairs(HeadToHeadState pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        var told = pairs.Rows.Where(row => row.Votes >= FewestVotes).ToList();
        if (told.MaxBy(row => Distance(row.Share, row.ShareLow, row.ShareHigh, 0.5)) is not { } row)
        {
            return texts.Format("figure.few", ("few", FewestVotes));
        }

        var clearest = row.Share >= 0.5 ? row : row.Turned();
        return texts.Count(
            "figure.pairs.finding",
            told.Count(pair => !IsClear(pair.ShareLow, pair.ShareHigh, 0.5)),
            ("one", clearest.OneName),
            ("other", clearest.OtherName),
            ("share", Numbers.Share(clearest.Share)),
            ("low", Numbers.Share(clearest.ShareLow)),
            ("high", Numbers.Share(clearest.ShareHigh)),
            ("votes", Numbers.Count(clearest.Votes)),
            ("pairs", told.Count),
            ("few", FewestVotes));
    }

    public string Sides(PositionBiasState sides)
    {
        ArgumentNullException.ThrowIfNull(sides);
        if (sides.Rows[0] is not { LeftShare: { } share, LeftShareLow: { } low, LeftShareHigh: { } high } all)
        {
            return texts["figure.sides.none"];
        }

        var plain = texts.Format(
            IsClear(low, high, 0.5) ? share > 0.5 ? "figure.sides.left" : "figure.sides.right" : "figure.sides.even",
            ("share", Numbers.Share(share)),
            ("low", Numbers.Share(low)),
            ("high", Numbers.Share(high)),
            ("decided", Numbers.Count(all.Decided)));
        return all is { Advantage: { } points, AdvantageLow: { } from, AdvantageHigh: { } to, PValue: { } p }
            ? plain + " " + texts.Format("figure.sides.fit", ("points", Numbers.Points(points)), ("low", Numbers.Points(from)), ("high", Numbers.Points(to)), ("p", Numbers.PEquals(p)))
            : plain;
    }

    public string Ratings(RatingHistoryState history)
    {
        ArgumentNullException.ThrowIfNull(history);
        if (history.Rows.Count == 0)
        {
            return texts["figure.ratings.none"];
        }

        // Ratings compare within one group: the one that the chart shows, too.
        var group = history.Rows.Where(row => row.Day == history.Rows[^1].Day).Min(row => row.Component);
        var moves = history.Rows.Where(row => row.Component == group).GroupBy(row => row.Contestant).Select(rows => (First: rows.First(), Last: rows.Last())).ToList();
        var (first, last) = moves.MaxBy(move => Math.Abs(move.Last.Rating - move.First.Rating));
        if (first.Day == last.Day)
        {
            return texts["figure.ratings.one"];
        }

        var apart = first.High < last.Low || last.High < first.Low;
        var whose = moves.Count > 1 ? "figure.ratings." : "figure.ratings.own.";
        return texts.Format(
            whose + (apart ? "moved" : "still"),
            ("name", last.Name),
            ("from", Numbers.Rating(texts, first.Rating, first.Low, first.High)),
            ("first", Numbers.Day(first.Day)),
            ("to", Numbers.Rating(texts, last.Rating, last.Low, last.High)),
            ("last", Numbers.Day(last.Day)));
    }

    private string? Clearest(FamiliesState families, string kind, string reference)
    {
        var clearest = families.Rows.Where(row => row.Kind == kind && row.Effect is not null)
            .MaxBy(row => Distance(row.Effect!.Value, row.EffectLow!.Value, row.EffectHigh!.Value, 0));
        return clearest is not { Effect: { } effect, EffectLow: { } low, EffectHigh: { } high }
            ? null
            : texts.Format(
                "figure.families." + (!IsClear(low, high, 0) ? "open" : effect > 0 ? "above" : "below"),
                ("name", clearest.Name),
                ("reference", reference),
                ("points", Numbers.Rating(Math.Abs(effect))),
                ("low", Numbers.Points(low)),
                ("high", Numbers.Points(high)));
    }

    // How far an interval stays away from a value, in its own half-widths: the clearest finding has most of it.
    private static double Distance(double value, double low, double high, double from) => Math.Abs(value - from) / Math.Max(1e-9, (high - low) / 2);

    private static bool IsClear(double low, double high, double value) => low > value || high < value;
}
