namespace Arena.Silo.Tests.Verbs;

/// <summary>Arguments that exclude, restore, ledger, snapshot and verify refuse before they open anything.</summary>
public sealed class LedgerArgumentTests
{
    [Theory]
    [InlineData("verify")]
    [InlineData("exclude", "1")]
    [InlineData("exclude", "1", "--reason", "because")]
    [InlineData("exclude", "1", "--reason", "imported")]
    [InlineData("exclude", "--reason", "manual")]
    [InlineData("exclude", "1", "--voter", "x", "--reason", "manual")]
    [InlineData("restore")]
    [InlineData("restore", "one")]
    [InlineData("restore", "--voter", "x", "--overrule-withdrawal")]
    [InlineData("ledger", "--vote", "one")]
    [InlineData("snapshot")]
    [InlineData("snapshot", "publish", "--method", "glicko")]
    [InlineData("snapshot", "publish", "--method", "elo", "--style")]
    [InlineData("snapshot", "publish", "--every-language", "--language", "sv")]
    public async Task Wrong_arguments_end_with_2(params string[] arguments) => (await CommandLine.RunAsync(arguments)).ShouldBe(2);
}
