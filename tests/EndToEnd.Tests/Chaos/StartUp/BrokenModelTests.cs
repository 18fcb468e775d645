using System.Net;
using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.Chaos.StartUp;

/// <summary>A contestant whose file is no good is left out with a warning; the others compete.</summary>
[Collection(ArenaProcesses.Name)]
public sealed class BrokenModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Damages { get; } = ["missing", "truncated", "header only", "foreign", "empty", "changed", "folder"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task Broken_contestant_is_left_out_and_the_others_compete(string damage)
    {
        var settings = new ArenaSettings(_folder.File("data")) { Catalogue = Catalogue() };
        Damage(_folder.File("broken.gguf"), damage);
        await using var arena = await ArenaProcess.StartAsync(settings);
        arena.Output.Lines.ShouldContain(line => line.Contains("broken", StringComparison.Ordinal), string.Join('\n', arena.Output.Lines));
        arena.Errors.Lines.ShouldBeEmpty();
        using var voter = new VoterClient(() => arena.Address);
        for (var i = 0; i < 3; i++)
        {
            var battle = await voter.StartedAsync($"battle-{i:D8}", "Who is there?");
            await voter.UntilVotableAsync(battle);
            var receipt = (await voter.VoteAsync(battle, 1, "tie", $"vote-{i:D8}")).Expect(HttpStatusCode.OK).Json<ReceiptMessage>();
            string[] names = [receipt.Contestants.Left.Name, receipt.Contestants.Right.Name];
            names.ShouldBe(["One", "Two"], ignoreOrder: true);
        }
    }

    [Fact]
    public async Task Arena_without_a_sound_model_says_what_is_wrong_with_each_and_ends()
    {
        var settings = new ArenaSettings(_folder.File("data")) { Catalogue = Catalogue() };
        Directory.GetFiles(_folder.Path, "*.gguf").ToList().ForEach(File.Delete);
        await using var arena = ArenaProcess.Begin(settings);

        var code = await arena.ExitAsync();

        var line = arena.Errors.Lines.ShouldHaveSingleItem();
        string[] told = ["one.gguf", "two.gguf", "broken.gguf"];
        told.ShouldAllBe(file => line.Contains(file, StringComparison.Ordinal), line);
        code.ShouldBe(3);
    }

    private string Catalogue() => ScriptedCatalogue.Write(
        _folder.Path,
        new ScriptedContestant("one", "One", "F", "", "one.gguf", ["I", " am", " one", "."]),
        new ScriptedContestant("two", "Two", "F", "", "two.gguf", ["I", " am", " two", "."]),
        new ScriptedContestant("broken", "Broken", "F", "", "broken.gguf", ["I", " am", " broken", "."]));

    private static void Damage(string path, string damage)
    {
        var sound = File.ReadAllBytes(path);
        File.Delete(path);
        switch (damage)
        {
            case "truncated":
                File.WriteAllBytes(path, sound[..(sound.Length / 2)]);
                break;
            case "header only":
                File.WriteAllBytes(path, sound[..64]);
                break;
            case "foreign":
                File.WriteAllText(path, "PK\u0003\u0004 not a model");
                break;
            case "empty":
                File.WriteAllBytes(path, []);
                break;
            case "changed":
                sound[^1] ^= 1;
                File.WriteAllBytes(path, sound);
                break;
            case "folder":
                Directory.CreateDirectory(path);
                break;
        }
    }
}
