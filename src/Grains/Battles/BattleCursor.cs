using System.Globalization;
using System.Text.RegularExpressions;
using Arena.Contracts.Battles;

namespace Arena.Grains.Battles;

/// <summary>
/// What a client knows: the turn, each side's attempt, stage and UTF-16 offset, and whether it knows that the battle
/// can be voted on (1) or was revealed (2). Written "turn;L attempt.stage.offset;R attempt.stage.offset;flag".
/// </summary>
internal sealed partial record BattleCursor(int Turn, SideCursor Left, SideCursor Right, int Flag)
{
    public const int Votable = 1;

    public const int Revealed = 2;

    /// <summary>Knows nothing of a turn.</summary>
    public static BattleCursor Before(int turn, int flag) => new(turn, SideCursor.Nothing, SideCursor.Nothing, flag);

    public SideCursor this[Side side] => side == Side.Left ? Left : Right;

    public BattleCursor With(Side side, SideCursor known) => side == Side.Left ? this with { Left = known } : this with { Right = known };

    /// <returns>The cursor, or null when the text is none.</returns>
    public static BattleCursor? Parse(string? text)
    {
        var match = Format().Match(text ?? "");
        if (!match.Success)
        {
            return null;
        }

        int Number(int group) => int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
        return new BattleCursor(
            Number(1), new SideCursor(Number(2), Number(3), Number(4)), new SideCursor(Number(5), Number(6), Number(7)), Number(8));
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Turn};L {Left};R {Right};{Flag}");

    [GeneratedRegex(@"^([0-9]{1,4});L ([0-9]{1,6})\.([0-4])\.([0-9]{1,9});R ([0-9]{1,6})\.([0-4])\.([0-9]{1,9});([0-2])\z", RegexOptions.CultureInvariant)]
    private static partial Regex Format();
}

/// <summary>What a client knows of a side.</summary>
/// <param name="Attempt">From 0.</param>
/// <param name="Stage">An <see cref="AnswerStatus"/>; -1 when it knows nothing, which is written as waiting: a turn begins so.</param>
/// <param name="Offset">UTF-16 units of its text.</param>
internal sealed record SideCursor(int Attempt, int Stage, int Offset)
{
    public static SideCursor Nothing { get; } = new(0, -1, 0);

    public static SideCursor Of(AnswerView answer) => new(answer.Attempt, (int)answer.Status, answer.Text.Length);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Attempt}.{Math.Max(Stage, 0)}.{Offset}");
}
