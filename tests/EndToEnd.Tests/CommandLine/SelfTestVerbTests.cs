using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.CommandLine;

public sealed class SelfTestVerbTests
{
    [Fact]
    public async Task The_self_test_passes_and_leaves_nothing_behind()
    {
        using var folder = new TemporaryFolder();
        var done = (await Verb.RunAsync(new ArenaSettings(folder.File("data"))
        {
            Arguments = ["selftest", "--battles", "128"],
            Environment = new Dictionary<string, string> { ["TMPDIR"] = folder.Path },
        })).Expect(0);
        done.Output[^1].ShouldBe("The self-test passed.");
        Directory.GetFileSystemEntries(folder.Path).ShouldBeEmpty();
    }
}
