using System.Globalization;
using System.Text.Json;
using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.CommandLine;

/// <summary>rate, as a shell sees it.</summary>
public sealed class RateVerbTests : IDisposable
{
    private const double Scale = 173.71779276130073;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Wikipedias_worked_example()
    {
        var file = Write(Votes(("A", "B", 2, 3), ("A", "D", 1, 4), ("B", "C", 5, 3), ("C", "D", 1, 3)));
        var done = (await RateAsync(file, "--method", "bt", "--prior-below", "0")).Expect(0);
        done.Output[0].ShouldBe("contestant,rating,se,low,high,rank,rank_low,rank_high,votes,status");
        done.Output.Skip(1).Select(line => line.Split(',')[0]).ShouldBe(["D", "B", "C", "A"]);
        var strengths = done.Output.Skip(1).Select(line => line.Split(',')).ToDictionary(
            cells => cells[0], cells => Math.Exp((double.Parse(cells[1], CultureInfo.InvariantCulture) - 1000) / Scale));
        strengths["A"].ShouldBe(.639834815, 1e-9);
        strengths["D"].ShouldBe(2.270376628, 1e-9);
        done.Error.ShouldContain("22 rows, 22 rated; bt/2");
    }

    [Fact]
    public async Task A_file_and_JSON_are_written_where_they_are_wanted()
    {
        var file = Write(Votes(("A", "B", 60, 40)));
        var board = _folder.File("board.json");
        (await RateAsync(file, "--seat", "--json", "--out", board)).Expect(0).Output.ShouldBeEmpty();
        var json = JsonDocument.Parse(await File.ReadAllTextAsync(board)).RootElement;
        json.GetProperty("methodVersion").GetString().ShouldBe("davidson/2");
        json.GetProperty("components").GetInt32().ShouldBe(1);
        json.GetProperty("delta").ValueKind.ShouldBe(JsonValueKind.Number);
        json.GetProperty("nu").GetDouble().ShouldBe(0);
        Directory.GetFiles(_folder.Path).Length.ShouldBe(2);
    }

    [Fact]
    public async Task Rao_and_Kuppers_model_writes_its_threshold()
    {
        IEnumerable<string> lines = ["left,right,winner", .. Enumerable.Repeat("A,B,left", 50), .. Enumerable.Repeat("A,B,right", 20), .. Enumerable.Repeat("B,A,tie", 30)];
        var file = Write(string.Join('\n', lines));
        var json = JsonDocument.Parse(string.Join('\n', (await RateAsync(file, "--method", "rao-kupper", "--json")).Expect(0).Output)).RootElement;
        json.GetProperty("method").GetString().ShouldBe("rao-kupper");
        json.GetProperty("methodVersion").GetString().ShouldBe("rao-kupper/2");
        json.GetProperty("nu").ValueKind.ShouldBe(JsonValueKind.Null);
        json.GetProperty("kappa").GetDouble().ShouldBe(-(Math.Log(.5 / .5) + Math.Log(.2 / .8)) / 2, 1e-9);
    }

    [Theory]
    [InlineData("--ties goes with bt", "--method", "davidson", "--ties", "half")]
    [InlineData("--ties goes with bt", "--method", "elo", "--ties", "drop")]
    [InlineData("--ties goes with bt", "--method", "rao-kupper", "--ties", "half")]
    [InlineData("--style goes with", "--method", "rao-kupper", "--style")]
    [InlineData("do not go with elo", "--method", "elo", "--seat")]
    [InlineData("do not go with elo", "--method", "elo", "--bootstrap", "10")]
    [InlineData("at least 2 rounds", "--bootstrap", "1")]
    [InlineData("needs --bootstrap", "--seed", "3")]
    [InlineData("resamples counts", "--bootstrap", "10", "--style")]
    [InlineData("--weights goes with fits", "--weights", "probability", "--clusters", "winner")]
    [InlineData("not recognized", "--method", "best")]
    public async Task A_wrong_combination_is_refused(string told, params string[] options)
    {
        var refused = (await RateAsync([Write(Votes(("A", "B", 1, 1))), .. options])).Expect(2);
        refused.Error.ShouldContain(told);
        refused.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_bad_row_ends_it_with_1_and_no_file_with_3()
    {
        var board = _folder.File("board.csv");
        var bad = (await RateAsync(Write("left,right,winner\nA,B,left\nA,B,nobody\n"), "--out", board)).Expect(1);
        bad.Errors.ShouldHaveSingleItem().ShouldBe("arena: votes.csv, row 2 (line 3), column winner: 'nobody' is none of left, right, tie, both_bad, cannot_judge");
        File.Exists(board).ShouldBeFalse();
        (await RateAsync(_folder.File("none.csv"))).Expect(3).Errors.ShouldHaveSingleItem().ShouldContain("none.csv");
    }

    private static string Votes(params (string A, string B, int Wins, int Losses)[] pairs) => "left,right,winner\n" + string.Concat(
        pairs.SelectMany(pair => Enumerable.Repeat($"{pair.A},{pair.B},left\n", pair.Wins).Concat(Enumerable.Repeat($"{pair.A},{pair.B},right\n", pair.Losses))));

    private string Write(string text)
    {
        var path = _folder.File("votes.csv");
        File.WriteAllText(path, text);
        return path;
    }

    private Task<Verb> RateAsync(params string[] arguments) => Verb.RunAsync(_folder.File("data"), ["rate", .. arguments]);
}
