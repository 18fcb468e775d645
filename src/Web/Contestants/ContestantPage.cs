using System.Collections.Immutable;
using Arena.Contracts.Ratings;
using Arena.Contracts.Ratings.Analytics;
using Arena.Contracts.Research;
using Arena.Web.Analytics;
using Arena.Web.Tables;
using Arena.Web.Texts;

namespace Arena.Web.Contestants;

/// <summary>A contestant's page.</summary>
/// <param name="Profile">What it is.</param>
/// <param name="Languages">To name them.</param>
/// <param name="Overall">Its row on the board of everything; null without rated votes, and where the board cannot be computed.</param>
/// <param name="Groups">Groups on the board of everything that no battle links.</param>
/// <param name="Rates">Its win rate per language with votes.</param>
/// <param name="Boards">Its row on each language's board, and the groups there.</param>
/// <param name="Pairs">Its pairs, seen from its side; null where the votes cannot be fitted.</param>
/// <param name="Ratings">Its past ratings; null likewise.</param>
/// <param name="VoteCutoff">Number of the last vote that was read.</param>
public sealed record ContestantPage(
    ContestantProfile Profile,
    ImmutableArray<LanguageInfo> Languages,
    BoardRow? Overall,
    int Groups,
    IReadOnlyList<WinRateRow> Rates,
    IReadOnlyList<(string Language, BoardRow Row, int Groups)> Boards,
    IReadOnlyList<PairRow>? Pairs,
    RatingHistoryState? Ratings,
    long VoteCutoff)
{
    /// <summary>Whether the board of everything cannot be computed.</summary>
    public bool HasFailed { get; init; }

    public string NameOf(string code) => Languages.FirstOrDefault(language => language.Code == code)?.NativeName ?? code;

    public int Votes => Rates.Sum(row => row.Votes);

    /// <summary>Votes that did not find both answers bad, over all rated votes.</summary>
    public double Acceptable => 1 - (Rates.Sum(row => row.BothBad) / (double)Votes);

    /// <summary>Its row on a language's board and the groups there; no row where it has none.</summary>
    public (BoardRow? Row, int Groups) BoardOf(string language)
    {
        var (_, row, groups) = Boards.FirstOrDefault(board => board.Language == language);
        return (row, groups);
    }

    /// <summary>What is known of its identity: keys of texts and values.</summary>
    public IEnumerable<(string Key, string Value)> Identity(TextCatalog texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var settings = Profile.Sampling is { } sampling
            ? texts.Format(
                "contestant.sampling.value",
                ("temperature", sampling.Temperature),
                ("topP", sampling.TopP),
                ("topK", sampling.TopK),
                ("minP", sampling.MinP),
                ("repeat", sampling.RepeatPenalty),
                ("tokens", sampling.MaxTokens))
            : "";
        (string, string)[] all =
        [
            ("contestant.id", Profile.Contestant), ("contestant.slug", Profile.Slug), ("result.family", Profile.Family), ("result.variant", Profile.Variant),
            ("result.size", Profile.Parameters), ("result.quantisation", Profile.Quantisation), ("result.licence", Profile.Licence),
            ("contestant.engine", Profile.Engine), ("contestant.hash", Profile.WeightsHash),
            ("contestant.context", Profile.ContextLength > 0 ? Numbers.Count(Profile.ContextLength) : ""), ("contestant.sampling", settings),
        ];
        return all.Where(fact => fact.Item2.Length > 0);
    }
}
