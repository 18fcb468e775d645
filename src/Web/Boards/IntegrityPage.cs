using System.Collections.Immutable;
using Arena.Contracts.Research;

namespace Arena.Web.Boards;

/// <summary>The page about integrity.</summary>
/// <param name="Languages">To choose from.</param>
/// <param name="Language">Whose board; null for all.</param>
/// <param name="Report">Null while the first one is computed.</param>
/// <param name="Names">Of contestants, by id.</param>
public sealed record IntegrityPage(
    ImmutableArray<LanguageInfo> Languages, string? Language, IntegrityState? Report, IReadOnlyDictionary<string, string> Names)
{
    public string NameOf(string contestant) => Names.GetValueOrDefault(contestant, contestant);
}
