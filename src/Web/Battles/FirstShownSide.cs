using Arena.Contracts.Battles;

namespace Arena.Web.Battles;

/// <summary>Which answer a narrow screen shows first. The id's last character is chance, so this is a fair coin that the log already holds.</summary>
public static class FirstShownSide
{
    public static Side Of(BattleId battle) => BattleIdRules.Alphabet.IndexOf(char.ToUpperInvariant(battle.Value[^1]), StringComparison.Ordinal) % 2 == 0 ? Side.Left : Side.Right;
}
