using Arena.Contracts.Battles;

namespace Arena.Web.Battles;

/// <summary>Keeps addresses that cannot be a battle's from waking a grain.</summary>
internal static class BattleIdRules
{
    public const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 26;

    public static bool TryRead(string? text, out BattleId battle)
    {
        battle = new BattleId(text ?? "");
        return text is { Length: Length } && text.All(character => Alphabet.Contains(char.ToUpperInvariant(character), StringComparison.Ordinal));
    }
}
