using Arena.Contracts.Battles;

namespace Arena.Web.Battles;

/// <summary>A vote that waits for its confirmation.</summary>
public sealed record ConfirmPage(BattleId Battle, Verdict Verdict, int Turn, int Left, int Right);
