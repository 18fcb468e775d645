using System.CommandLine;

namespace Arena.Silo.Verbs;

/// <summary>models: the catalogue and the files it names.</summary>
internal static class ModelsVerb
{
    /// <summary>Which catalogue; every verb of the group takes it.</summary>
    public static Option<string?> Catalogue { get; } = new("--catalogue") { Description = "The catalogue; ARENA_CATALOG, else models/arena.json, unless given.", Recursive = true };

    public static Command Create() => new("models", "Lists, adds, checks and fetches models.")
    {
        Catalogue,
        ModelsListVerb.Create(),
        ModelsAddVerb.Create(),
        ModelsCheckVerb.Create(),
        ModelsPullVerb.Create(),
    };
}
