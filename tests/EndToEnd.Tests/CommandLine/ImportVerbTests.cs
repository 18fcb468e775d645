using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.CommandLine;

/// <summary>import and export, as a shell sees them, on a data directory that no arena runs on.</summary>
public sealed class ImportVerbTests : IDisposable
{
    private const string Header = "Timestamp,Language,Prompt,Model_A_Name,Model_B_Name,Output_A,Output_B,Swapped,Winner_Position,Winner_Source\n";
    private const string SwedishOne = "Havet är stort och blått och fullt av fiskar som simmar omkring i stim nära ytan.";
    private const string SwedishTwo = "Det finns många olika sorters fiskar i havet och de flesta av dem äter mindre fiskar.";
    private const string Finnish = "Kerro minulle pitkä tarina siitä, miten kalat uivat syvällä meressä talvella.";

    private readonly TemporaryFolder _folder = new();

    private string Data => _folder.File("data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_is_cleaned_told_and_imported_once()
    {
        var file = Write(
            "results.csv",
            Header
            + $"2026-03-01 12:00:00,Finnish,\"{Finnish}\",Model A,model_b,\"{SwedishOne}\",\"{SwedishTwo}\",False,left,model-a\n"
            + $"2026-03-01 12:00:02,Finnish,\"{Finnish}\",Model A,model_b,\"{SwedishOne}\",\"{SwedishTwo}\",False,left,model-a\n"
            + $"2026-03-01 12:05:00,Finnish,\"{Finnish}\",Model A,model_b,\"{Finnish}\",\"Error: out of memory\",False,left,model-a\n"
            + $"2026-03-01 12:06:00,Swedish,Berätta om havet,Model A,model_b,\"{SwedishTwo}\",\"{SwedishOne}\",True,right,Model A\n");

        (await Verb.RunAsync(Data, "import", file, "--format", "oellm", "--dry-run")).Expect(0).Error.ShouldContain("2 votes are new");
        Directory.Exists(Data).ShouldBeFalse();
        var first = (await Verb.RunAsync(Data, "import", file, "--format", "oellm")).Expect(0);
        first.Output[0].ShouldBe("row,action,reason,detail");
        first.Output.Where(line => !line.Contains("label_merged", StringComparison.Ordinal)).Skip(1).Select(line => string.Join(',', line.Split(',').Take(3)))
            .ShouldBe(["2,dropped,repeat", "3,dropped,error_answer", "1,kept,answers_in_other_language"], ignoreOrder: true);
        first.Error.ShouldContain("4 rows: 0 kept, 2 changed, 2 dropped");
        first.Error.ShouldContain("2 votes added, 0 were here already");
        (await Verb.RunAsync(Data, "import", file, "--format", "oellm", "--report", _folder.File("report.csv"))).Expect(0).Error.ShouldContain("0 votes added, 2 were here already");

        var export = (await Verb.RunAsync(Data, "export", "votes")).Expect(0);
        export.Output.Count.ShouldBe(3);
        export.Output[1].ShouldContain("model-a,model-b,left,");
        export.Output[1].ShouldContain(",oellm,");
        export.Error.ShouldContain("2 rows of votes/1");
    }

    [Theory]
    [InlineData("--format", "other")]
    [InlineData("--format", "oellm", "--source", "own")]
    [InlineData("--format", "oellm", "--source", "With Spaces")]
    [InlineData("--format", "arena", "--aliases", "x.csv")]
    [InlineData]
    public async Task Wrong_arguments_are_refused(params string[] options) =>
        (await Verb.RunAsync(Data, ["import", Write("x.csv", Header), .. options])).Expect(2).Output.ShouldBeEmpty();

    [Fact]
    public async Task A_file_of_another_format_ends_it_with_1() =>
        (await Verb.RunAsync(Data, "import", Write("x.csv", "a,b\n1,2\n"), "--format", "oellm")).Expect(1).Errors.ShouldHaveSingleItem().ShouldContain("no column Timestamp");

    [Fact]
    public async Task A_report_is_kept_up_to_the_row_that_ends_an_import()
    {
        var battles = Enumerable.Range(0, 1000).Select(i => $$"""{"model_a":"a","model_b":"b","winner":"tie","judge":"u","anony":true,"language":"en","tstamp":{{1690000000 + i}}}""");
        var file = Write("battles.json", $"[{string.Join(",\n", battles)}, nonsense]");
        var report = _folder.File("report.csv");

        var ended = (await Verb.RunAsync(Data, "import", file, "--format", "fastchat", "--report", report)).Expect(1);

        ended.Errors[^1].ShouldStartWith("arena: battles.json is damaged: ");
        var told = (await File.ReadAllLinesAsync(report, TestContext.Current.CancellationToken)).Length - 1;
        told.ShouldBeInRange(128, 999);
        ended.Error.ShouldContain($"{told} votes added");
        (await Verb.RunAsync(Data, "export", "votes")).Expect(0).Output.Count.ShouldBe(told + 1);
    }

    [Fact]
    public async Task Without_an_arena_there_is_nothing_to_export()
    {
        (await Verb.RunAsync(Data, "export", "votes")).Expect(3).Errors.ShouldHaveSingleItem().ShouldContain(Data);
        Directory.Exists(Data).ShouldBeFalse();
    }

    private string Write(string name, string text)
    {
        var path = _folder.File(name);
        File.WriteAllText(path, text);
        return path;
    }
}
