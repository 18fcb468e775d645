using System.Collections.Immutable;
using Arena.Contracts.Models;
using Arena.Contracts.Ratings.Analytics;

namespace Arena.Scripted;

/// <summary>The analytics of a scripted arena; a test may replace any of them.</summary>
public sealed record SampleAnalytics
{
    public static AnalyticsStand Stand { get; } = new(431, 3);

    public VotesOverTime VotesOverTime { get; init; } = new(Stand, Weekly: false, Imported: 12,
    [
        new(new DateOnly(2026, 3, 2), 40, 30, 12, 8, 3, 1, 21),
        new(new DateOnly(2026, 3, 3), 61, 52, 20, 15, 4, 2, 34),
        new(new DateOnly(2026, 3, 6), 80, 70, 24, 12, 0, 0, 40),
    ]);

    public WinRates WinRates { get; init; } = new(Stand,
    [
        Rate("en", "heron-large", "Heron Large", "Heron", new Outcomes(60, 30, 8, 2)),
        Rate("en", "heron-small", "Heron Small", "Heron", new Outcomes(45, 40, 10, 5)),
        Rate("en", "ibis-1b", "Ibis 1B", "Ibis", new Outcomes(20, 55, 14, 11)),
        Rate("sv", "heron-large", "Heron Large", "Heron", new Outcomes(30, 12, 4, 2)),
        Rate("sv", "ibis-1b", "Ibis 1B", "Ibis", new Outcomes(12, 30, 4, 2)),
        Rate("de", "heron-large", "Heron Large", "Heron", new Outcomes(4, 2, 0, 0)),
    ]);

    public FamilyComparison Families { get; init; } = new(Stand, "davidson/1", "Ibis", "Ibis 1B", FamilyModel.Random, 22.5, 2,
        [new("Heron", 2, new Outcomes(120, 60, 20, 10), new Interval(84.2, 31.5, 136.9)), new("Ibis", 1, new Outcomes(60, 120, 20, 10), null)],
        [
            new("heron-large", "Heron Large", "Heron", "Large", new Outcomes(94, 44, 12, 4), 96, new Interval(98.4, 61.25, 135.5), false) { Shrunken = new Interval(1048.5, 1020.25, 1076.75), Borrowed = 0.125 },
            new("heron-small", "Heron Small", "Heron", "Small", new Outcomes(45, 40, 10, 5), 60, new Interval(70, -4.5, 144.5), true) { Shrunken = new Interval(1040, 998.5, 1081.5), Borrowed = 0.5 },
            new("ibis-1b", "Ibis 1B", "Ibis", "1B", new Outcomes(32, 85, 18, 13), 0, null, false) { Shrunken = new Interval(948, 915.25, 980.75), Borrowed = 0.25 },
        ]);

    public HeadToHead HeadToHead { get; init; } = new(Stand,
        [new("heron-large", "Heron Large", "Heron", "Large"), new("heron-small", "Heron Small", "Heron", "Small"), new("ibis-1b", "Ibis 1B", "Ibis", "1B")],
        [
            new("heron-large", "heron-small", new Outcomes(20, 18, 6, 4), new Interval(0.520833, 0.384, 0.655)),
            new("heron-large", "ibis-1b", new Outcomes(60, 22, 10, 4), new Interval(0.697917, 0.6, 0.78)),
            new("heron-small", "ibis-1b", new Outcomes(4, 2, 1, 0), new Interval(0.642857, 0.3, 0.88)),
        ]);

    public PositionBias PositionBias { get; init; } = new(Stand,
    [
        new(null, 181, 152, 71, new Interval(0.543544, 0.49, 0.596), new Interval(17.2, -6.5, 40.9), 0.155),
        new("sv", 30, 20, 9, new Interval(0.6, 0.462, 0.724), new Interval(35, -12, 82), 0.14),
        new("en", 151, 132, 62, new Interval(0.533569, 0.475, 0.591), null, null),
    ]);

    public RatingHistory RatingHistory { get; init; } = new(Stand, "davidson/1",
    [
        new(new DateOnly(2026, 3, 2), 94, "heron-large", "Heron Large", 0, new Interval(1022, 980, 1064), 60),
        new(new DateOnly(2026, 3, 2), 94, "ibis-1b", "Ibis 1B", 0, new Interval(978, 930, 1026), 48),
        new(new DateOnly(2026, 3, 6), 431, "heron-large", "Heron Large", 0, new Interval(1034.25, 1010.5, 1058), 212),
        new(new DateOnly(2026, 3, 6), 431, "ibis-1b", "Ibis 1B", 0, new Interval(936.25, 930, 950), 148),
    ]);

    public ImmutableArray<ContestantProfile> Contestants { get; init; } =
    [
        new("heron-large", "heron", "Heron Large", "Heron", "Large", "9B", "q8_0", "Apache-2.0", ["en", "sv", "de"], "LlamaCpp", new string('a', 64), 4096,
            new AnswerParameters(1024, 0.7f, 0.9f, 40, 0, 1.1f, 0), new SpeedRecord(180, new Interval(412, 300, 640), new Interval(38.2, 31, 44.5))),
        new("ibis-1b", "", "ibis-1b", "", "", "", "", "", [], "", "", 0, null, null),
    ];

    private static WinRate Rate(string language, string id, string name, string family, Outcomes outcomes)
    {
        var share = (outcomes.Wins + ((outcomes.Ties + outcomes.BothBad) / 2.0)) / outcomes.Votes;
        var acceptable = 1 - (outcomes.BothBad / (double)outcomes.Votes);
        double Rounded(double value) => Math.Round(Math.Clamp(value, 0, 1), 6);
        return new WinRate(
            language, id, name, family, outcomes, 17, new Interval(Rounded(share), Rounded(share - 0.1), Rounded(share + 0.1)),
            new Interval(Rounded(acceptable), Rounded(acceptable - 0.05), Rounded(acceptable + 0.02)));
    }
}
