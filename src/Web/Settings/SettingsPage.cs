namespace Arena.Web.Settings;

/// <summary>The settings form.</summary>
/// <param name="Settings">What is chosen.</param>
/// <param name="Saved">Whether it was saved just now.</param>
public sealed record SettingsPage(VisitorSettings Settings, bool Saved)
{
    /// <summary>Each choice: its field, its legend's key, its words, and the one that is chosen.</summary>
    public IReadOnlyList<(string Field, IReadOnlyList<string> Words, string Chosen)> Choices =>
    [
        ("theme", VisitorSettings.Themes, Settings.Theme),
        ("size", ["90", "100", "120", "140"], Settings.Size),
        ("undo", ["0", "3", "8", "manual"], Settings.Undo),
        ("keys", VisitorSettings.KeyModes, Settings.Keys),
        ("send", VisitorSettings.Sends, Settings.Send),
        ("motion", VisitorSettings.Motions, Settings.Motion),
        ("read", VisitorSettings.Reads, Settings.Read),
    ];

    internal static Dictionary<string, string> Fields(VisitorSettings settings)
    {
        var fields = new SettingsPage(settings, Saved: false).Choices.ToDictionary(choice => choice.Field, choice => choice.Chosen);
        fields["language"] = settings.Language;
        return fields;
    }

    /// <summary>Key of a word's text.</summary>
    public static string TextKey(string field, string word) => field == "keys" ? $"keys.{word}" : $"settings.{field}.{word}";
}
