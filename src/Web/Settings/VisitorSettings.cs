namespace Arena.Web.Settings;

/// <summary>What a visitor has chosen. Each part is one of a few words; anything else is the first of them.</summary>
public sealed record VisitorSettings
{
    public static IReadOnlyList<string> Themes { get; } = ["system", "light", "dark"];

    public static IReadOnlyList<string> Sizes { get; } = ["100", "90", "120", "140"];

    public static IReadOnlyList<string> Undos { get; } = ["3", "0", "8", "manual"];

    public static IReadOnlyList<string> KeyModes { get; } = ["single", "alt", "off"];

    public static IReadOnlyList<string> Sends { get; } = ["enter", "ctrl"];

    public static IReadOnlyList<string> Motions { get; } = ["system", "none"];

    public static IReadOnlyList<string> Reads { get; } = ["off", "on"];

    public string Theme { get; init; } = Themes[0];

    public string Size { get; init; } = Sizes[0];

    /// <summary>Seconds a pick is held, or "manual".</summary>
    public string Undo { get; init; } = Undos[0];

    public string Keys { get; init; } = KeyModes[0];

    public string Send { get; init; } = Sends[0];

    public string Motion { get; init; } = Motions[0];

    /// <summary>Whether finished answers are read aloud.</summary>
    public string Read { get; init; } = Reads[0];

    /// <summary>Language of the pages; empty to follow the browser.</summary>
    public string Language { get; init; } = "";

    /// <summary>Reads the parts that are known and well-formed.</summary>
    public static VisitorSettings From(Func<string, string?> part) => new()
    {
        Theme = One(Themes, part("theme")),
        Size = One(Sizes, part("size")),
        Undo = One(Undos, part("undo")),
        Keys = One(KeyModes, part("keys")),
        Send = One(Sends, part("send")),
        Motion = One(Motions, part("motion")),
        Read = One(Reads, part("read")),
        Language = Texts.UiLanguages.All.Any(language => language.Code == part("language")) ? part("language")! : "",
    };

    private static string One(IReadOnlyList<string> known, string? value) => known.FirstOrDefault(word => word == value) ?? known[0];
}
