using Arena.Contracts.Ratings.Analytics;

namespace Arena.Grains.Ratings.Analytics;

/// <summary>A copy of the log that nothing changes any more.</summary>
/// <param name="Stand">How far it goes.</param>
/// <param name="All">Every vote, by sequence number.</param>
/// <param name="Contestants">By number.</param>
/// <param name="Languages">Codes by number.</param>
/// <param name="Topics">By number.</param>
/// <param name="LanguageOrder">Codes as the catalogue orders them.</param>
internal sealed record AnalyticsVotes(
    AnalyticsStand Stand,
    AnalyticsVote[] All,
    IReadOnlyList<ContestantName> Contestants,
    IReadOnlyList<string> Languages,
    IReadOnlyList<string> Topics,
    IReadOnlyList<string> LanguageOrder)
{
    /// <summary>Whether a vote is the arena's own and of the language and topic that a query asks for.</summary>
    public Func<AnalyticsVote, bool> Matching(AnalyticsQuery query)
    {
        var language = query.Language is null ? -1 : Number(Languages, query.Language);
        var topic = query.Topic is null ? -1 : Number(Topics, query.Topic);
        return vote => vote.Own
            && (query.Language is null || vote.Language == language)
            && (query.Topic is null || vote.Topic == topic);
    }

    /// <summary>The votes that a query asks for.</summary>
    public IEnumerable<AnalyticsVote> Own(AnalyticsQuery query) => All.Where(Matching(query));

    /// <summary>Of them, those that boards count.</summary>
    public IEnumerable<AnalyticsVote> Rated(AnalyticsQuery query) => Own(query).Where(vote => vote.IsRated);

    /// <summary>Place of a language in the catalogue; those that left it come last, by code.</summary>
    public (int Place, string Code) OrderOf(int language) =>
        (Number(LanguageOrder, Languages[language]) is >= 0 and var place ? place : int.MaxValue, Languages[language]);

    private static int Number(IReadOnlyList<string> texts, string wanted)
    {
        for (var number = 0; number < texts.Count; number++)
        {
            if (texts[number] == wanted)
            {
                return number;
            }
        }

        return -1;
    }
}
