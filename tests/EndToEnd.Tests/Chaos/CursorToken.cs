using System.Globalization;
using System.Text.RegularExpressions;

namespace Arena.EndToEnd.Tests.Chaos;

/// <summary>An event's id, read by the letter of the contract: turn;L attempt.stage.offset;R attempt.stage.offset;flag.</summary>
public sealed partial record CursorToken(int Turn, SideToken Left, SideToken Right, int Flag)
{
    public SideToken this[string side] => side == "left" ? Left : Right;

    public static CursorToken Parse(string text)
    {
        var match = Format().Match(text);
        match.Success.ShouldBeTrue($"'{text}' is not an event id");
        int Number(int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
        return new CursorToken(Number(1), new SideToken(Number(2), Number(3), Number(4)), new SideToken(Number(5), Number(6), Number(7)), Number(8));
    }

    [GeneratedRegex(@"^([1-9]\d*);L (\d+)\.(\d)\.(\d+);R (\d+)\.(\d)\.(\d+);([0-2])$")]
    private static partial Regex Format();
}

/// <summary>A side's part of an id.</summary>
public sealed record SideToken(int Attempt, int Stage, int Offset);
