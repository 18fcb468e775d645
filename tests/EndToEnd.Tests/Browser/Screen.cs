namespace Arena.EndToEnd.Tests.Browser;

/// <summary>What somebody looks at a page with.</summary>
public sealed record Screen(int Width, int Height)
{
    public static Screen Wide { get; } = new(1280, 800);

    public static Screen Phone { get; } = new(390, 844);

    public bool Dark { get; init; }

    public bool Script { get; init; } = true;

    public bool ReducedMotion { get; init; }

    public bool ForcedColours { get; init; }

    public string Locale { get; init; } = "en-GB";

    /// <summary>Whether one answer is in view at a time.</summary>
    public bool IsNarrow => Width < 768;

    public override string ToString() => $"{Width}x{Height}{(Dark ? " dark" : "")}";
}
