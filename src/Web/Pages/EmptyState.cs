using Arena.Web.Texts;

namespace Arena.Web.Pages;

/// <summary>Nothing to show yet: one sentence, one action.</summary>
public sealed record EmptyState(string Text, string Action, string Href)
{
    /// <summary>The sentence for votes that have not come yet.</summary>
    /// <param name="texts">The page's texts.</param>
    /// <param name="language">Name of the language asked for; empty for all.</param>
    /// <param name="topic">The topic asked for; null for all.</param>
    public static string NoVotes(TextCatalog texts, string language, string? topic)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(language);
        return (language, topic) switch
        {
            ("", null) => texts["board.empty.all"],
            ("", _) => texts.Format("board.empty.topic", ("topic", topic)),
            (_, null) => texts.Format("board.empty", ("language", language)),
            _ => texts.Format("board.empty.both", ("language", language), ("topic", topic)),
        };
    }
}
