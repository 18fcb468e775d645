using System.Text;
using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.CommandLine;

/// <summary>Files that are not what they should be end a verb with one line that names the place.</summary>
public sealed class BadFileTests : IDisposable
{
    private const string Wrong = "it is not CSV: a quotation mark stands in the wrong place";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("x.csv", "left, \"right\",winner\nA,B,left\n", $"x.csv, header (line 1): {Wrong}", "rate")]
    [InlineData("x.csv", "left,\"right,winner\nA,B,left\n", "x.csv, header (line 1): a quotation mark is not closed", "rate")]
    [InlineData("x.json", "{\"left\":\"A\",\"right\":\"B\"}\n", $"x.json, header (line 1): {Wrong}", "rate")]
    [InlineData("x.json", "{\"battle\":\"A\",\"seq\":1}\n", $"x.json, header (line 1): {Wrong}", "import", "--format", "arena")]
    [InlineData("x.csv", "Timestamp, \"Language\"\n", $"x.csv, header (line 1): {Wrong}", "import", "--format", "oellm")]
    [InlineData("x.jsonl", "{}\n{\"model_a\":\"ä\"}\n", "x.jsonl, line 2: it is not UTF-8", "import", "--format", "fastchat")]
    [InlineData("x.json", "[{},\n{\"model_a\":\"ä\"}]\n", "x.json, line 2: it is not UTF-8", "import", "--format", "fastchat")]
    [InlineData("x.jsonl.gz", "{}\n", "x.jsonl.gz is not gzip, or damaged: ", "import", "--format", "fastchat")]
    public async Task A_bad_file_ends_it_with_1_and_one_line(string name, string text, string told, params string[] verb)
    {
        var path = _folder.File(name);
        await File.WriteAllBytesAsync(path, Encoding.Latin1.GetBytes(text), TestContext.Current.CancellationToken);
        (await Verb.RunAsync(_folder.File("data"), [verb[0], path, .. verb[1..]])).Expect(1).Errors.ShouldHaveSingleItem().ShouldStartWith($"arena: {told}");
    }
}
