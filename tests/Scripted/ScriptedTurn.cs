using Arena.Contracts.Battles;

namespace Arena.Scripted;

/// <summary>One prompt of a scripted battle and its two answers.</summary>
internal sealed record ScriptedTurn(int Number, string Prompt, string Key, ScriptedAnswer Left, ScriptedAnswer Right)
{
    public bool Runs => Left.Runs || Right.Runs;

    public bool HasBoth => Left.HasAnswer && Right.HasAnswer;

    public ScriptedAnswer this[Side side] => side == Side.Left ? Left : Right;

    public ScriptedTurn With(Side side, ScriptedAnswer answer) => side == Side.Left ? this with { Left = answer } : this with { Right = answer };
}
