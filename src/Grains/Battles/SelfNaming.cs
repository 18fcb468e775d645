using Arena.Grains.Catalogue;

namespace Arena.Grains.Battles;

/// <summary>Finds answers that tell whose they are; such votes stay in the log and off the boards.</summary>
internal static class SelfNaming
{
    /// <summary>Shorter names are words of a language too often.</summary>
    private const int ShortestName = 4;

    public static bool Names(string answer, Contestant contestant) =>
        new[] { contestant.Name, contestant.Family, contestant.Slug }
            .Where(name => name.Length >= ShortestName)
            .Any(name => Holds(answer, name));

    private static bool Holds(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return true;
            }
        }

        return false;
    }
}
