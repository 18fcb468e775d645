using Arena.Support;

namespace Arena.EndToEnd.Tests.Processes;

/// <summary>How a web process is started.</summary>
/// <param name="Data">Its data directory.</param>
public sealed record ArenaSettings(string Data)
{
    /// <summary>The catalogue; that of the demo models unless told otherwise.</summary>
    public string Catalogue { get; init; } = Path.Combine(RepositoryRoot.Path, "models", "arena.json");

    /// <summary>Where it listens: a free port of this machine unless told otherwise.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:0";

    /// <summary>The program; the web host unless told otherwise.</summary>
    public string Program { get; init; } = BuiltProgram.Web;

    /// <summary>The program's arguments.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Further environment variables.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
