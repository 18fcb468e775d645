using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.Chaos;

/// <summary>An arena whose contestants answer with characters outside of the basic plane: two UTF-16 units each.</summary>
public sealed class EmojiArena : ArenaFixture
{
    public static IReadOnlyList<string> Faces { get; } = [.. Enumerable.Range(0x1F600, 80).Select(char.ConvertFromUtf32)];

    public static IReadOnlyList<string> Letters { get; } = [.. Enumerable.Range(0x10400, 80).Select(char.ConvertFromUtf32)];

    protected override ArenaSettings Prepare() => new(Folder.File("data"))
    {
        Catalogue = ScriptedCatalogue.Write(
            Folder.Path,
            new ScriptedContestant("faces", "Faces", "Faces", "", "faces.gguf", Faces),
            new ScriptedContestant("letters", "Letters", "Letters", "", "letters.gguf", Letters)),
    };
}
