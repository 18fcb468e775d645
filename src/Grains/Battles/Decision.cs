using System.Collections.Immutable;
using Arena.Contracts;

namespace Arena.Grains.Battles;

/// <summary>What a command comes to: facts to persist (none when it was done before), or a refusal.</summary>
internal sealed record Decision(ImmutableArray<BattleFact> Facts, Refusal? Refusal)
{
    public static Decision Nothing { get; } = new([], null);

    public static Decision Of(params ImmutableArray<BattleFact> facts) => new(facts, null);

    /// <summary>The same and more.</summary>
    public Decision And(BattleFact fact) => this with { Facts = Facts.Add(fact) };

    public static Decision Refuse(RefusalCode code, string? detail = null) => new([], new Refusal(code, detail));
}
