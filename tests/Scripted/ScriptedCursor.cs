using System.Globalization;
using Arena.Contracts.Battles;

namespace Arena.Scripted;

/// <summary>What a client of a scripted battle knows; the shape API.md gives to event ids.</summary>
internal readonly record struct ScriptedCursor(int Turn, Known Left, Known Right, int Flag)
{
    public Known this[Side side] => side == Side.Left ? Left : Right;

    public ScriptedCursor With(Side side, Known known) => side == Side.Left ? this with { Left = known } : this with { Right = known };

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Turn};L{Left};R{Right};{Flag}");

    /// <summary>Null for a cursor that is absent or malformed.</summary>
    public static ScriptedCursor? Parse(string? text) =>
        text?.Split(';') is [var turn, var left, var right, var flag] && int.TryParse(turn, out var number) && int.TryParse(flag, out var flags)
        && Known.Parse(left) is { } knownLeft && Known.Parse(right) is { } knownRight
            ? new ScriptedCursor(number, knownLeft, knownRight, flags)
            : null;
}

/// <summary>What a client knows of one side.</summary>
internal readonly record struct Known(int Attempt, int Stage, int Offset)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Attempt}.{Stage}.{Offset}");

    public static Known? Parse(string text) =>
        text.Length > 1 && text[1..].Split('.') is [var attempt, var stage, var offset]
        && int.TryParse(attempt, out var a) && int.TryParse(stage, out var s) && int.TryParse(offset, out var o)
            ? new Known(a, s, o)
            : null;
}
