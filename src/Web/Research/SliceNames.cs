using System.Collections.Immutable;
using Arena.Contracts;
using Arena.Contracts.Research;
using Arena.Web.Problems;

namespace Arena.Web.Research;

/// <summary>Which languages and topics boards and charts can be asked for.</summary>
internal static class SliceNames
{
    private const string OtherTopic = "other";

    /// <summary>Topics of the starter prompts, and the one of all other prompts.</summary>
    public static IEnumerable<string> Topics(ImmutableArray<LanguageInfo> languages) =>
        languages.SelectMany(language => language.Prompts).Select(prompt => prompt.Topic).Append(OtherTopic).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Why a slice is refused; null where it can be asked for.</summary>
    /// <param name="known">The catalogue's languages.</param>
    /// <param name="language">Its code; null for all.</param>
    /// <param name="topic">Null for all.</param>
    public static Problem? Fault(ImmutableArray<LanguageInfo> known, string? language, string? topic = null) =>
        language is not null && known.All(one => one.Code != language) ? Problem.Of(new Refusal(RefusalCode.UnknownLanguage))
        : topic is not null && !Topics(known).Contains(topic) ? Problem.Of(StatusCodes.Status422UnprocessableEntity, ProblemCodes.UnknownTopic)
        : null;
}
