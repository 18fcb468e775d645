namespace Arena.EndToEnd.Tests.Chaos;

/// <summary>A contestant whose model says given words, each of which occurs once.</summary>
public sealed record ScriptedContestant(string Id, string Name, string Family, string Variant, string File, IReadOnlyList<string> Words)
{
    public IReadOnlyList<string> Languages { get; init; } = ["en"];

    /// <summary>False makes a file that measures well and does not load.</summary>
    public bool Loads { get; init; } = true;
}
