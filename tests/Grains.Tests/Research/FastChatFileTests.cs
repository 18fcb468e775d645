using System.Text;
using Arena.Contracts.Battles;
using Arena.Grains.Research.Import;
using Arena.Grains.Research.VoteFiles;

namespace Arena.Grains.Tests.Research;

public sealed class FastChatFileTests : IDisposable
{
    private const string Good = """{"model_a": "vicuna-13b", "model_b": "koala-13b", "winner": "model_b", "judge": "arena_user_7", "turn": 2, "anony": true, "language": "English", "tstamp": 1690000000.25}""";

    private readonly TextFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_battle_is_a_vote()
    {
        var vote = Clean(Good).ShouldHaveSingleItem().Vote.ShouldNotBeNull();
        (vote.Left, vote.Right, vote.Verdict, vote.Language, vote.Turn, vote.Voter).ShouldBe(("vicuna-13b", "koala-13b", Verdict.Right, "en", 2, "arena_user_7"));
        vote.At.ShouldBe(DateTimeOffset.FromUnixTimeMilliseconds(1690000000250));
    }

    [Fact]
    public void Lines_and_arrays_are_read_alike()
    {
        var other = Good.Replace(".25", ".75", StringComparison.Ordinal);
        var lines = Clean(Good, other).Select(row => row.Vote);
        var array = new FastChatFile(new Labels(Labels.Aliases([]))).Read(_files.Write("battles.json", $"\n [{Good},\n{other}]")).Select(row => row.Vote);
        array.ShouldBe(lines);
        lines.Count().ShouldBe(2);
    }

    [Theory]
    [InlineData("\"anony\": true", "\"anony\": false", "not_anonymous")]
    [InlineData("\"model_b\"", "\"draw\"", "unknown_winner", "\"winner\": ")]
    [InlineData("koala-13b", "Vicuna 13B", "same_contestant")]
    [InlineData("\"koala-13b\"", "null", "bad_label")]
    [InlineData("1690000000.25", "\"soon\"", "bad_timestamp")]
    [InlineData("1690000000.25", "1e300", "bad_timestamp")]
    [InlineData("\"turn\": 2", "\"conversation_a\": [{\"role\": \"assistant\", \"content\": \"**NETWORK ERROR DUE TO HIGH TRAFFIC.**\"}]", "error_answer")]
    [InlineData("\"turn\": 2", "\"conversation_b\": []", "empty_answer")]
    public void What_is_no_blind_vote_is_dropped(string from, string to, string reason, string before = "")
    {
        var row = Clean(Good.Replace(before + from, before + to, StringComparison.Ordinal)).ShouldHaveSingleItem();
        row.Vote.ShouldBeNull();
        row.Entries[^1].Reason.ShouldBe(reason);
    }

    [Fact]
    public void Lines_that_are_no_battle_and_repeats_are_reported_each()
    {
        var rows = Clean(Good, "not json", "[]", Good, "{}");
        rows.Select(row => row.Entries.Count == 0 ? "" : row.Entries[^1].Reason).ShouldBe(["", "malformed", "malformed", "repeat", "bad_label"]);
    }

    [Theory]
    [InlineData("tie", Verdict.Tie)]
    [InlineData("tie (bothbad)", Verdict.BothBad)]
    [InlineData("model_a", Verdict.Left)]
    public void Winners_are_understood(string word, Verdict verdict) =>
        Clean(Good.Replace("\"winner\": \"model_b\"", $"\"winner\": \"{word}\"", StringComparison.Ordinal)).ShouldHaveSingleItem().Vote!.Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData("German", "de")]
    [InlineData("pt-BR", "pt")]
    [InlineData("Klingonish", "und")]
    [InlineData("unknown", "und")]
    [InlineData("swe", "sv")]
    [InlineData("swe_Latn", "sv")]
    [InlineData("GER", "de")]
    [InlineData("cmn-Hans-CN", "zh")]
    [InlineData("no", "nb")]
    [InlineData("nor_Latn", "nb")]
    [InlineData("gsw", "und")]
    public void Languages_become_codes(string name, string code) =>
        Clean(Good.Replace("English", name, StringComparison.Ordinal)).ShouldHaveSingleItem().Vote!.Language.ShouldBe(code);

    [Fact]
    public void A_damaged_array_is_refused() =>
        Should.Throw<FileProblemException>(() => new FastChatFile(new Labels(Labels.Aliases([]))).Read(_files.Write("b.json", $"[{Good}, nonsense]")).ToList()).Message.ShouldContain("$[1]");

    [Theory]
    [InlineData("latin.jsonl", "")]
    [InlineData("latin.json", "[")]
    public void A_file_that_is_not_UTF_8_is_refused_with_the_line(string name, string before) =>
        Refused(name, Encoding.Latin1.GetBytes($"{before}{Good}\n{(before.Length > 0 ? "," : "")}{Good.Replace("koala", "köala", StringComparison.Ordinal)}")).ShouldBe($"{name}, line 2: it is not UTF-8");

    [Fact]
    public void A_gzip_file_that_is_none_is_refused() => Refused("battles.jsonl.gz", Encoding.UTF8.GetBytes(Good)).ShouldStartWith("battles.jsonl.gz is not gzip, or damaged");

    [Theory]
    [InlineData("koala-13b", "koala\\ud800")]
    [InlineData("\"judge\"", "\"judge\\udc00\"")]
    public void Half_a_character_makes_a_line_malformed(string from, string to) =>
        Clean(Good, Good.Replace(from, to, StringComparison.Ordinal)).Select(row => row.Entries.Count == 0 ? "" : row.Entries[^1].Reason).ShouldBe(["", "malformed"]);

    private string Refused(string name, byte[] bytes) =>
        Should.Throw<FileProblemException>(() => new FastChatFile(new Labels(Labels.Aliases([]))).Read(_files.Write(name, bytes)).ToList()).Message;

    private List<CleanedRow> Clean(params string[] lines) =>
        [.. new FastChatFile(new Labels(Labels.Aliases([]))).Read(_files.Write("battles.jsonl", string.Join('\n', lines)))];
}
