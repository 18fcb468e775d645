using System.Diagnostics;
using System.Text.Json;
using Arena.Support;
using Arena.Web.Texts;

namespace Arena.Web.Tests;

/// <summary>Runs the tests of the pages' scripts: js/*.test.mjs, with node's own runner.</summary>
public sealed class ScriptTests
{
    private static readonly int[] Counts = [0, 1, 2, 3, 10, 11, 19, 20, 21, 22, 100, 101, 111, 119, 120, 1_000_000, 2_000_000];

    [Fact]
    public async Task The_scripts_pass_their_own_tests()
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = RepositoryRoot.Path };
        start.ArgumentList.Add("--test");
        foreach (var file in Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "tests", "Web.Tests", "js"), "*.test.mjs").Order(StringComparer.Ordinal))
        {
            start.ArgumentList.Add(file);
        }

        start.ArgumentList.Count.ShouldBeGreaterThan(5);
        start.Environment["ARENA_PLURALS"] = Plurals();
        using var node = Process.Start(start)!;
        var output = node.StandardOutput.ReadToEndAsync();
        var errors = node.StandardError.ReadToEndAsync();
        await node.WaitForExitAsync();
        node.ExitCode.ShouldBe(0, await output + await errors);
        (await output).ShouldContain("# fail 0");
    }

    // The two sides' plural forms are one table: what the server says is given to the scripts' test.
    private static string Plurals() => JsonSerializer.Serialize(
        new[] { "en", "sv", "da", "nb", "fi", "de", "nl", "eu", "is", "es", "it", "pt", "ca", "ro" }
            .ToDictionary(language => language, language => Counts.ToDictionary(count => $"{count}", count => Plural.Form(language, count))));
}
