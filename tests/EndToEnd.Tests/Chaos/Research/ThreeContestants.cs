using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.Chaos.Research;

/// <summary>An arena of three contestants, one of whom answers with an e-mail address.</summary>
public sealed class ThreeContestants : ArenaFixture
{
    protected override ArenaSettings Prepare() => new(Folder.File("data"))
    {
        Catalogue = ScriptedCatalogue.Write(
            Folder.Path,
            new ScriptedContestant("one", "One", "Ones", "", "one.gguf", ["First", " answer"]),
            new ScriptedContestant("two", "Two", "Twos", "", "two.gguf", ["Second", " answer", ",", " longer"]),
            new ScriptedContestant("three", "Three", "Threes", "", "three.gguf", ["Write", " to", " me@", "example.org"])),
    };
}
