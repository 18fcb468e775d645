using Arena.Contracts.Battles;
using Arena.Grains.Research.Import;
using Arena.Grains.Research.VoteFiles;

namespace Arena.Grains.Tests.Research;

public sealed class OellmFileTests : IDisposable
{
    private const string Header = "Timestamp,Language,Prompt,Model_A_Name,Model_B_Name,Output_A,Output_B,Swapped,Winner_Position,Winner_Source\n";

    private readonly TextFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_vote_is_taken_as_it_was_displayed()
    {
        var vote = Clean(Row(swapped: "True", position: "Left", source: "model-b")).ShouldHaveSingleItem().Vote.ShouldNotBeNull();
        (vote.Left, vote.Right, vote.Verdict, vote.Language).ShouldBe(("model-b", "model-a", Verdict.Left, "sv"));
        (vote.LeftLength, vote.RightLength).ShouldBe(("svenska beta".Length, "svenska".Length));
        vote.At.ShouldBe(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Repeated_writes_collapse_into_the_first()
    {
        var rows = Clean(
            Row(),
            Row(time: "2026-03-01 12:00:09"),
            Row(prompt: "Vad är en svenska fråga till?"),
            Row(prompt: "Mikä suomeksi?", language: "Finnish"),
            Row(position: "right", source: "model-b"),
            Row(outputA: "svenska igen"));
        rows.Count(row => row.Vote is not null).ShouldBe(2);
        Reasons(rows).ShouldBe(["2 repeat of row 1", "3 shifted_repeat of row 1; its prompt had moved on", "4 shifted_repeat of row 1; its prompt and language had moved on", "5 shifted_repeat of row 1; its winner had moved on"]);
    }

    [Fact]
    public void A_shifted_language_is_corrected_by_prompt_and_answers()
    {
        var row = Clean(Row(language: "Finnish")).ShouldHaveSingleItem();
        row.Vote!.Language.ShouldBe("sv");
        Reasons([row]).ShouldBe(["1 language_shifted fi -> sv"]);
    }

    [Theory]
    [InlineData("Swedish")]
    [InlineData("swe")]
    [InlineData("swe_Latn")]
    [InlineData("sv-SE")]
    public void However_a_language_is_written_it_is_one(string language)
    {
        var row = Clean(Row(language: language)).ShouldHaveSingleItem();
        row.Vote!.Language.ShouldBe("sv");
        row.Entries.ShouldBeEmpty();
    }

    [Fact]
    public void A_prompt_and_language_of_the_next_battle_are_recognised_by_it()
    {
        var rows = Clean(
            Row(language: "fi", prompt: "Kerro suomeksi"),
            Row(language: "fi", prompt: "Kerro suomeksi", outputA: "suomeksi a", outputB: "suomeksi b"));
        rows.Select(row => row.Vote!.Language).ShouldBe(["sv", "fi"]);
        Reasons(rows).ShouldBe(["1 prompt_shifted language fi -> sv; the prompt is that of row 2"]);
    }

    [Fact]
    public void Answers_in_another_language_alone_prove_no_shift()
    {
        var rows = Clean(Row(language: "fi", prompt: "Kerro suomeksi"), Row(outputA: "svenska c"));
        rows[0].Vote!.Language.ShouldBe("fi");
        Reasons(rows).ShouldBe(["1 answers_in_other_language language fi, answers sv"]);
    }

    [Fact]
    public void Three_languages_in_one_row_are_not_believed()
    {
        var row = Clean(Row(language: "fi", prompt: "Sag es auf deutsch")).ShouldHaveSingleItem();
        row.Vote.ShouldBeNull();
        Reasons([row]).ShouldBe(["1 language_unclear language fi, prompt de, answers sv"]);
    }

    [Theory]
    [InlineData("Error: connection refused", "error_answer")]
    [InlineData("[ERROR] CUDA out of memory", "error_answer")]
    [InlineData("Traceback (most recent call last): x", "error_answer")]
    [InlineData("{\"error\": \"bad\"}", "error_answer")]
    [InlineData("503 Service Unavailable", "error_answer")]
    [InlineData("   ", "empty_answer")]
    public void Error_texts_are_no_answers(string text, string reason) =>
        Clean(Row(outputB: $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).ShouldHaveSingleItem().Entries.ShouldHaveSingleItem().Reason.ShouldBe(reason);

    [Theory]
    [InlineData("Error handling in svenska is done with exceptions.")]
    [InlineData("Errors: there are three kinds, svenska")]
    [InlineData("A traceback (most recent call last) is svenska what Python prints.")]
    [InlineData("svenska: HTTP 404 means not found")]
    public void Answers_about_errors_are_answers(string text) =>
        Clean(Row(outputA: $"\"{text}\"")).ShouldHaveSingleItem().Vote.ShouldNotBeNull();

    [Theory]
    [InlineData("Model A", "MODEL_a", "model-a")]
    [InlineData(" model  -a ", "model\u2011a", "model-a")]
    [InlineData("Modèle", "mode\u0300le", "modèle")]
    public void Spellings_of_a_contestant_are_merged(string one, string other, string label)
    {
        var labels = new Labels(Labels.Aliases([]));
        labels.Find(one).ShouldBe(label);
        labels.Find(other).ShouldBe(label);
    }

    [Fact]
    public void Aliases_merge_what_spelling_does_not()
    {
        var labels = new Labels(Labels.Aliases([("Modell A", "model-a")]));
        labels.Find("modell_a").ShouldBe("model-a");
        labels.Find("line\nbreak\u0000").ShouldBeNull();
        labels.Find("").ShouldBeNull();
        labels.Find(new string('x', 201)).ShouldBeNull();
    }

    [Theory]
    [InlineData("left", "model-a", Verdict.Left)]
    [InlineData("Right", "Model_B", Verdict.Right)]
    [InlineData("Tie", "tie", Verdict.Tie)]
    [InlineData("both_bad", "both_bad", Verdict.BothBad)]
    [InlineData("left", "", Verdict.Left)]
    public void Winners_are_understood(string position, string source, Verdict verdict) =>
        Clean(Row(position: position, source: source)).ShouldHaveSingleItem().Vote!.Verdict.ShouldBe(verdict);

    [Theory]
    [InlineData("left", "model-b", "winner_contradicted")]
    [InlineData("tie", "model-a", "winner_contradicted")]
    [InlineData("perhaps", "", "unknown_winner")]
    [InlineData("left", "model-c", "unknown_winner")]
    public void Winners_that_contradict_themselves_are_dropped(string position, string source, string reason) =>
        Clean(Row(position: position, source: source)).ShouldHaveSingleItem().Entries.Single(entry => entry.Action == CleaningAction.Dropped).Reason.ShouldBe(reason);

    [Fact]
    public void Other_bad_rows_are_dropped_with_their_reason()
    {
        var rows = Clean(Row(time: "yesterday"), Row(modelB: "Model A"), Row(swapped: "perhaps"), Row(modelA: ""));
        rows.ShouldAllBe(row => row.Vote == null);
        rows.Select(row => row.Entries[^1].Reason).ShouldBe(["bad_timestamp", "same_contestant", "bad_value", "bad_label"]);
    }

    [Fact]
    public void Another_file_is_refused() =>
        Should.Throw<FileProblemException>(() => new OellmFile(new Labels(Labels.Aliases([])), new WordGuess()).Read(_files.Write("x.csv", "a,b\n1,2\n")).ToList()).Message.ShouldContain("Timestamp");

    [Fact]
    public void A_quotation_mark_in_the_wrong_place_of_the_header_is_told() =>
        Should.Throw<FileProblemException>(() => new OellmFile(new Labels(Labels.Aliases([])), new WordGuess()).Read(_files.Write("x.csv", Header.Replace("Prompt", " \"Prompt\"", StringComparison.Ordinal))).ToList())
            .Message.ShouldStartWith("x.csv, header (line 1): it is not CSV");

    private static string Row(
        string time = "2026-03-01 12:00:00", string language = "Swedish", string prompt = "Svara på svenska", string modelA = "model-a", string modelB = "model-b",
        string outputA = "svenska", string outputB = "svenska beta", string swapped = "False", string position = "left", string? source = null) =>
        $"{time},{language},{prompt},{modelA},{modelB},{outputA},{outputB},{swapped},{position},{source ?? "model-a"}\n";

    private static IEnumerable<string> Reasons(IEnumerable<CleanedRow> rows) =>
        rows.SelectMany(row => row.Entries).Select(entry => $"{entry.Row} {entry.Reason} {entry.Detail}");

    /// <summary>The rows by number.</summary>
    private List<CleanedRow> Clean(params string[] rows) =>
        [.. new OellmFile(new Labels(Labels.Aliases([])), new WordGuess()).Read(_files.Write("results.csv", Header + string.Concat(rows))).OrderBy(row => row.Row)];
}
