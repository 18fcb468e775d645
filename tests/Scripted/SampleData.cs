using System.Collections.Immutable;
using Arena.Contracts.Battles;
using Arena.Contracts.Ratings;
using Arena.Contracts.Research;

namespace Arena.Scripted;

/// <summary>What a scripted arena has to show.</summary>
public static class SampleData
{
    /// <summary>Names that no byte may hold before the vote: they occur nowhere else.</summary>
    public static RevealedPair Pair { get; } = new(
        new ContestantCard("quagga-9b-q8", "Quagga Tower 9B", "Quagga", "Tower", "9B", "q8_0", "Apache-2.0", 412, 38.25),
        new ContestantCard("zorilla-2b-q4", "Zorilla 2B", "Zorilla", "2B", "2B", "q4_k_m", "MIT", 205, 61.5));

    /// <summary>Four letters or more of <see cref="Pair"/> that would tell a reader who is hidden.</summary>
    public static IReadOnlyList<string> HiddenWords { get; } = ["quagga", "zorilla", "tower", "q8_0", "q4_k_m", "quagga-9b-q8", "zorilla-2b-q4"];

    public static ImmutableArray<LanguageInfo> Languages { get; } =
    [
        new("en", "English", "English", 4, 212, [.. Prompts("en", "Explain photosynthesis to a child.", "Write a polite complaint about a late train.", "What is the capital of Slovenia?", "Give three uses of a paper clip.")]),
        new("sv", "Swedish", "Svenska", 3, 96, [.. Prompts("sv", "Förklara fotosyntes för ett barn.", "Skriv ett artigt klagomål om ett sent tåg.", "Vad heter Sloveniens huvudstad?")]),
        new("fi", "Finnish", "Suomi", 2, 0, [.. Prompts("fi", "Selitä yhteyttäminen lapselle.")]),
        new("de", "German", "Deutsch", 2, 11, []),
    ];

    public static ImmutableArray<BankedPrompt> BankedPrompts { get; } =
    [
        new("sv", "sv-1", "Förklara fotosyntes för ett barn.", "science", 2),
        new("en", "en-2", "Write a polite complaint about a late train.", "writing", 1),
    ];

    public static ImmutableArray<BankedAnswer> BankedAnswers { get; } =
    [
        new(new ContestantCard("heron-1", "Heron Large", "Heron", "Large", "9B", "q8_0", "MIT", 40, 31), "Förklara fotosyntes för ett barn.", "Växter äter <b>ljus</b>.", "20260101T000000000Z", DateTimeOffset.UnixEpoch, false),
        new(new ContestantCard("ibis-1", "Ibis 1B", "Ibis", "1B", "1B", "q8_0", "MIT", 40, 31), "Förklara fotosyntes för ett barn.", "Med solen.", "20260101T000000000Z", DateTimeOffset.UnixEpoch, true),
    ];

    public static Board Board(BoardQuery query) => new(
        query.Language ?? "all", query.Method, "davidson/1", 424, 431, 2,
        [
            Row(1, 1, 2, "Heron Large", "Heron", 1034.25, 1010.5, 1058, 212, BoardStatus.Established, 0),
            Row(2, 1, 2, "Heron Small", "Heron", 1029.5, 1001, 1057, 188, BoardStatus.Usable, 0),
            Row(3, 3, 3, "Ibis 1B", "Ibis", 936.25, 930, 950, 24, BoardStatus.Provisional, 0),
            Row(1, 1, 2, "Jackdaw", "Jackdaw", 1010, 950, 1070, 40, BoardStatus.Usable, 1),
            Row(2, 1, 2, "Kestrel", "Kestrel", 990, null, null, 40, BoardStatus.Provisional, 1),
        ]);

    /// <summary>The board with everything that can stand beside it.</summary>
    public static Board FullBoard(BoardQuery query) => Board(query) with
    {
        Rows = [.. Board(query).Rows.Select(row => row with { Se = 12.25, BestShare = 0.62, Tier = 1, PairWeighted = new(1030, 1000, 1060), Shrunken = new(1028, 1005, 1051, 0.41) })],
        Groups = [new BoardGroup(0, 3, 424, true, 0, 4.5, 3, 0.62, 0.1, 3.1, 57)],
        Wanted = [new WantedPair("heron-large", "jackdaw", WantedPair.NoVotes)],
        Style = new BoardStyle([new StyleEffect("length", 21.5, 4, 0.03, 0.2) { Low = 13, High = 30 }, new StyleEffect("code", 0, null, 0, 0)], 400, 24),
        Tau = 26.4,
        Exclusions = Alarm,
    };

    public static ExclusionAlarm Alarm { get; } = new(7, 200, 40, 231, 4, 1.5e-9, true);

    public static VoteLedger Ledger { get; } = new(
        431,
        380,
        ImmutableDictionary.CreateRange([KeyValuePair.Create(LedgerReason.IdentityLeak, 4), KeyValuePair.Create(LedgerReason.FraudFlag, 40), KeyValuePair.Create(LedgerReason.CannotJudge, 7)]),
        [new LedgerDay(new DateOnly(2026, 3, 1), 431, 380, ImmutableDictionary<string, int>.Empty.Add(LedgerReason.FraudFlag, 40))],
        Alarm);

    public static IntegrityReport Integrity { get; } = new(
        "all",
        new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
        431,
        380,
        0.05,
        [new VoterFlag("voter-7f3a", 40, 31.5, 33.25, 6, "always_left", null), new VoterFlag("voter-19bc", 22, 12, 12, 9, "for", "heron-large")],
        new VoterConcentration(31, 0.11, 0.6, 12.5),
        [new SeatEffect(0, 4.5, 3, 1.5, 0.13)],
        [new RankStability("heron-large", 1, 1, 2, -14.5)],
        [new NeighbourPair("heron-large", "heron-small", 4.75, 41, false, 812, 3)],
        [new PromptRepeat("voter-7f3a", "9c56cc51b374c3ba", 12), new PromptRepeat("voter-19bc", "a948904f2f0f479b", 3)],
        new TieModels(731.5, 744.25, "davidson", 6.75));

    private static IEnumerable<StarterPrompt> Prompts(string language, params string[] texts) =>
        texts.Select((text, index) => new StarterPrompt($"{language}-{index + 1}", text, index % 2 == 0 ? "science" : "writing"));

    private static BoardRow Row(int rank, int low, int high, string name, string family, double rating, double? from, double? to, int votes, BoardStatus status, int component) =>
        new(rank, low, high, name.ToLowerInvariant().Replace(' ', '-'), name, family, name.Split(' ')[^1], rating, from, to, votes, votes / 2, votes / 4, votes / 8, votes / 8, status, component);
}
