using Arena.Contracts.Ratings.Analytics;

namespace Arena.Web.Analytics;

// What /api/analytics says. Rows are flat, as they are the columns of the CSV too; shares lie between 0 and 1, ratings are Elo points,
// intervals are 95 %. docs/research.md describes every column.

/// <summary>How far the log and its exclusions go: two equal stands mean equal answers.</summary>
/// <param name="VoteCutoff">Number of the last vote.</param>
/// <param name="Exclusions">Number of the last entry about exclusions.</param>
public sealed record StandState(long VoteCutoff, long Exclusions)
{
    internal static StandState Of(AnalyticsStand stand) => new(stand.VoteCutoff, stand.Exclusions);
}

/// <summary>Votes per day or week.</summary>
/// <param name="VoteCutoff">Number of the last vote that was read.</param>
/// <param name="Period">day, or week from Monday; UTC.</param>
/// <param name="Imported">Votes from elsewhere; in no row.</param>
/// <param name="Bank">Votes on answers from the answer bank; in no row.</param>
/// <param name="Rows">Periods with votes, in order.</param>
public sealed record VotesOverTimeState(long VoteCutoff, string Period, int Imported, int Bank, IReadOnlyList<PeriodRow> Rows)
{
    internal static VotesOverTimeState Of(VotesOverTime votes) =>
        new(votes.Stand.VoteCutoff, votes.Weekly ? "week" : "day", votes.Imported, votes.Bank, [.. votes.Rows.Select(PeriodRow.Of)]);
}

/// <summary>Votes of one day or week; excluded ones are only under Excluded.</summary>
public sealed record PeriodRow(DateOnly From, int Rated, int Left, int Right, int Tie, int BothBad, int CannotJudge, int Excluded, int Voters)
{
    internal static PeriodRow Of(VotesInPeriod row) => new(
        row.From, row.Left + row.Right + row.Ties + row.BothBad, row.Left, row.Right, row.Ties, row.BothBad, row.CannotJudge, row.Excluded, row.Voters);
}

/// <summary>Shares of wins per language and contestant.</summary>
/// <param name="VoteCutoff">Number of the last vote that was read.</param>
/// <param name="Rows">By language, then share.</param>
public sealed record WinRatesState(long VoteCutoff, IReadOnlyList<WinRateRow> Rows)
{
    internal static WinRatesState Of(WinRates rates, string? contestant) =>
        new(rates.Stand.VoteCutoff, [.. rates.Rows.Where(row => contestant is null || row.Contestant == contestant).Select(WinRateRow.Of)]);
}

/// <summary>A contestant in a language. Share: wins and half of the ties over the votes. Acceptable: votes that did not find both bad.</summary>
public sealed record WinRateRow(
    string Language, string Contestant, string Name, string Family, int Votes, int Wins, int Losses, int Ties, int BothBad, int Voters,
    double Share, double ShareLow, double ShareHigh, double Acceptable, double AcceptableLow, double AcceptableHigh)
{
    internal static WinRateRow Of(WinRate row) => new(
        row.Language, row.Contestant, row.Name, row.Family, row.Outcomes.Votes, row.Outcomes.Wins, row.Outcomes.Losses, row.Outcomes.Ties,
        row.Outcomes.BothBad, row.Voters, row.Share.Value, row.Share.Low, row.Share.High, row.Acceptable.Value, row.Acceptable.Low, row.Acceptable.High);
}

/// <summary>Families and contestants against a reference.</summary>
/// <param name="VoteCutoff">Number of the last vote that was read.</param>
/// <param name="MethodVersion">Of the fit.</param>
/// <param name="ReferenceFamily">What families are measured from.</param>
/// <param name="ReferenceContestant">What contestants are measured from.</param>
/// <param name="Model">random or means: how family effects were estimated.</param>
/// <param name="Spread">Spread of contestants around their family's mean; absent under means.</param>
/// <param name="LeftOut">Contestants that no vote connects with these.</param>
/// <param name="WithoutFamily">Contestants that left the catalogue: in no family's row.</param>
/// <param name="Rows">Families, then contestants, each best first.</param>
public sealed record FamiliesState(
    long VoteCutoff, string MethodVersion, string ReferenceFamily, string ReferenceContestant, FamilyModel? Model, double? Spread, int LeftOut,
    int WithoutFamily, IReadOnlyList<FamilyRow> Rows)
{
    internal static FamiliesState Of(FamilyComparison families) => new(
        families.Stand.VoteCutoff, families.MethodVersion, families.ReferenceFamily, families.ReferenceContestant, families.Model, families.Spread,
        families.LeftOut, families.WithoutFamily, [.. families.Families.Select(FamilyRow.Of), .. families.Variants.Select(FamilyRow.Of)]);
}

/// <summary>
/// A family or a contestant. Effect: points above the reference; absent for the reference itself. Direct: votes against it. Shrunken: a
/// contestant's rating drawn to its family's mean, Borrowed the share of it that is the family's; absent under plain means.
/// </summary>
public sealed record FamilyRow(
    string Kind, string Name, string? Contestant, string Family, string? Variant, int Contestants, int Votes, int Wins, int Losses, int Ties, int BothBad,
    int? Direct, double? Effect, double? EffectLow, double? EffectHigh, bool Provisional, double? Shrunken = null, double? ShrunkenLow = null,
    double? ShrunkenHigh = null, double? Borrowed = null)
{
    public const string FamilyKind = "family";
    public const string ContestantKind = "contestant";

    internal static FamilyRow Of(FamilyEffect row) => new(
        FamilyKind, row.Family, null, row.Family, null, row.Contestants, row.Outcomes.Votes, row.Outcomes.Wins, row.Outcomes.Losses,
        row.Outcomes.Ties, row.Outcomes.BothBad, null, row.Effect?.Value, row.Effect?.Low, row.Effect?.High, Provisional: false);

    internal static FamilyRow Of(VariantEffect row) => new(
        ContestantKind, row.Name, row.Contestant, row.Family, row.Variant, 1, row.Outcomes.Votes, row.Outcomes.Wins, row.Outcomes.Losses,
        row.Outcomes.Ties, row.Outcomes.BothBad, row.Direct, row.Effect?.Value, row.Effect?.Low, row.Effect?.High, row.Provisional,
        row.Shrunken?.Value, row.Shrunken?.Low, row.Shrunken?.High, row.Borrowed);
}

/// <summary>Every pair that met.</summary>
/// <param name="VoteCutoff">Number of the last vote that was read.</param>
/// <param name="Contestants">By rating, best first.</param>
/// <param name="Rows">In the order of the contestants.</param>
public sealed record HeadToHeadState(long VoteCutoff, IReadOnlyList<NameState> Contestants, IReadOnlyList<PairRow> Rows)
{
    internal static HeadToHeadState Of(HeadToHead pairs, string? contestant)
    {
        var names = pairs.Contestants.ToDictionary(name => name.Contestant, name => name.Name);
        return new HeadToHeadState(
            pairs.Stand.VoteCutoff,
            [.. pairs.Contestants.Select(name => new NameState(name.Contestant, name.Name, name.Family, name.Variant))],
            [.. pairs.Rows.Where(row => contestant is null || row.One == contestant || row.Other == contestant).Select(row => PairRow.Of(row, names))]);
    }
}

/// <summary>A contestant by name.</summary>
public sealed record NameState(string Contestant, string Name, string Family, string Variant);

/// <summary>The votes of one pair, whoever was left. Share: one's wins and half of the ties over the votes.</summary>
public sealed record PairRow(
    string One, string OneName, string Other, string OtherName, int Votes, int Wins, int Losses, int Ties, int BothBad, double Share, double ShareLow,
    double ShareHigh)
{
    internal static PairRow Of(PairRecord row, IReadOnlyDictionary<string, string> names) => new(
        row.One, names[row.One], row.Other, names[row.Other], row.Outcomes.Votes, row.Outcomes.Wins, row.Outcomes.Losses, row.Outcomes.Ties,
        row.Outcomes.BothBad, row.Share.Value, row.Share.Low, row.Share.High);

    /// <summary>The same votes as the other one had them.</summary>
    internal PairRow Turned() => new(Other, OtherName, One, OneName, Votes, Losses, Wins, Ties, BothBad, 1 - Share, 1 - ShareHigh, 1 - ShareLow);
}

/// <summary>Left against right.</summary>
/// <param name="VoteCutoff">Number of the last vote that was read.</param>
/// <param name="Rows">All votes first, then by language.</param>
public sealed record PositionBiasState(long VoteCutoff, IReadOnlyList<SideRow> Rows)
{
    internal static PositionBiasState Of(PositionBias bias) => new(bias.Stand.VoteCutoff, [.. bias.Rows.Select(SideRow.Of)]);
}

/// <summary>Language: "all" first. LeftShare: of the decided votes. Advantage: points of the left at equal strength, from the fit.</summary>
public sealed record SideRow(
    string Language, int Decided, int Left, int Right, int Ties, double? LeftShare, double? LeftShareLow, double? LeftShareHigh, double? Advantage,
    double? AdvantageLow, double? AdvantageHigh, double? PValue)
{
    public const string All = "all";

    internal static SideRow Of(SideRecord row) => new(
        row.Language ?? All, row.Left + row.Right, row.Left, row.Right, row.Ties, row.LeftShare?.Value, row.LeftShare?.Low, row.LeftShare?.High,
        row.Advantage?.Value, row.Advantage?.Low, row.Advantage?.High, row.PValue);
}

/// <summary>Ratings by the votes up to the ends of past days.</summary>
/// <param name="VoteCutoff">Number of the last vote that was read.</param>
/// <param name="MethodVersion">Of every fit.</param>
/// <param name="Rows">By day, then rating.</param>
public sealed record RatingHistoryState(long VoteCutoff, string MethodVersion, IReadOnlyList<PastRatingRow> Rows)
{
    internal static RatingHistoryState Of(RatingHistory history, string? contestant) => new(
        history.Stand.VoteCutoff,
        history.MethodVersion,
        [.. history.Rows.Where(row => contestant is null || row.Contestant == contestant).Select(PastRatingRow.Of)]);
}

/// <summary>A rating at the end of a day. Cutoff: number of the day's last vote. Component: ratings compare only within one.</summary>
public sealed record PastRatingRow(
    DateOnly Day, long Cutoff, string Contestant, string Name, int Component, double Rating, double Low, double High, int Votes)
{
    internal static PastRatingRow Of(PastRating row) => new(
        row.Day, row.Cutoff, row.Contestant, row.Name, row.Component, row.Rating.Value, row.Rating.Low, row.Rating.High, row.Votes);
}
