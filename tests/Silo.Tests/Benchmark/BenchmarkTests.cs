using Arena.Grains.Storage;
using Arena.Inference;

namespace Arena.Silo.Tests.Benchmark;

public sealed class BenchmarkTests : IDisposable
{
    private readonly BenchmarkCase _case = new();

    public void Dispose() => _case.Dispose();

    [Fact]
    public async Task Every_contestant_answers_every_prompt_in_the_catalogues_order()
    {
        using var three = new BenchmarkCase("alpha", "swedish", "beta");

        (await three.RunAsync()).ShouldBe(0);

        three.Order().ShouldBe(
        [
            "sv alpha sv-1", "sv alpha sv-2", "sv alpha sv-3", "sv swedish sv-1", "sv swedish sv-2", "sv swedish sv-3", "sv beta sv-1", "sv beta sv-2", "sv beta sv-3",
            "en alpha en-1", "en alpha en-2", "en alpha en-3", "en beta en-1", "en beta en-2", "en beta en-3",
        ]);
        var row = three.Rows()[0];
        row["Output"].ShouldBe("alpha says: Prompt 1, \"sv\"");
        row["Status"].ShouldBe("complete");
        row["Error"].ShouldBe("");
        row["Tokens"].ShouldBe("1");
        row["Model_Name"].ShouldBe("The alpha model");
        row["Device"].ToString().ShouldStartWith("node1/cpu");
        row["Cached"].ShouldBe("false");
        three.Told.ShouldContain("15 of 15 answers");
    }

    [Theory]
    [InlineData(1, null, "sv")]
    [InlineData(2, null, "sv,en")]
    [InlineData(1, "en", "en")]
    [InlineData(null, "en,sv", "sv,en")]
    [InlineData(99, null, "sv,en")]
    public async Task The_limit_counts_languages_in_the_catalogues_order(int? limit, string? languages, string answered)
    {
        await _case.RunAsync(_case.Wishes with { Limit = limit, Languages = languages?.Split(',') });

        string.Join(',', _case.Column("Language").Distinct()).ShouldBe(answered);
    }

    [Fact]
    public async Task A_run_that_was_stopped_goes_on_where_it_stopped()
    {
        using var stop = new CancellationTokenSource();
        _case.Reply = answer =>
        {
            // Four lanes: with the eighth question four answers at least are in the bank, and this one never comes.
            if (_case.Asked.Count >= 8)
            {
                stop.Cancel();
                return null;
            }

            return "before";
        };
        (await _case.RunAsync(cancellationToken: stop.Token)).ShouldBe(1);
        var before = _case.Rows().Count;
        before.ShouldBeInRange(4, 8);
        _case.Told.ShouldContain("--resume");
        _case.Asked.Clear();
        _case.Reply = _ => "after";

        (await _case.RunAsync(_case.Wishes with { Resume = true })).ShouldBe(0);

        _case.Asked.Count.ShouldBe(12 - before);
        _case.Rows().Count.ShouldBe(12);
        _case.Column("Output").Count(text => text == "before").ShouldBe(before);
        _case.Column("Run").Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Resuming_needs_a_run_of_the_same_plan()
    {
        (await Should.ThrowAsync<UsageException>(() => _case.RunAsync(_case.Wishes with { Resume = true }))).Message.ShouldBe("there is no run to go on with");
        await _case.RunAsync(_case.Wishes with { Limit = 1 });

        (await Should.ThrowAsync<UsageException>(() => _case.RunAsync(_case.Wishes with { Resume = true }))).Message.ShouldContain("asked something else");
        (await Should.ThrowAsync<UsageException>(() => _case.RunAsync(_case.Wishes with { Limit = 1, Seed = 2, Resume = true }))).Message.ShouldContain("asked something else");
        (await _case.RunAsync(_case.Wishes with { Limit = 1, Resume = true })).ShouldBe(0);
        _case.Asked.Count.ShouldBe(6);
    }

    [Fact]
    public async Task Failures_are_typed_and_asked_again_by_resume()
    {
        _case.Reply = answer =>
        {
            switch (answer.Request.Messages[0].Text)
            {
                case "Prompt 1, \"sv\"":
                    answer.Fail(InferenceError.Timeout);
                    return null;
                case "Prompt 2, \"sv\"":
                    answer.Say("half of").Fail(InferenceError.Internal);
                    return null;
                case "Prompt 3, \"sv\"":
                    answer.End();
                    return null;
                default:
                    return "fine";
            }
        };

        (await _case.RunAsync(_case.Wishes with { Languages = ["sv"] })).ShouldBe(1);

        _case.Column("Status").ShouldAllBe(status => status == "failed");
        _case.Column("Error").ShouldBe(["timeout", "internal", "empty", "timeout", "internal", "empty"]);
        _case.Column("Output").ShouldBe(["", "half of", "", "", "half of", ""]);
        _case.Told.ShouldContain("0 of 6 answers");
        _case.Reply = _ => "fine now";

        (await _case.RunAsync(_case.Wishes with { Languages = ["sv"], Resume = true })).ShouldBe(0);
        _case.Column("Output").ShouldAllBe(text => text == "fine now");
    }

    [Fact]
    public async Task Lines_and_quotes_of_an_answer_stay_in_their_cell()
    {
        const string Lines = "one\ntwo, \"three\"\r\n- four ";
        _case.Reply = _ => Lines;

        await _case.RunAsync(_case.Wishes with { Limit = 1 });

        _case.Column("Output").ShouldAllBe(text => text == Lines.TrimEnd());
        _case.Column("Cached").ShouldAllBe(cached => cached == "false");
    }

    [Fact]
    public async Task A_contestant_that_fits_no_device_is_unavailable_and_holds_up_nobody()
    {
        _case.Engine = engine => engine.SetBytes("alpha", 1_000_000);

        (await _case.RunAsync(_case.Wishes with { Limit = 1 })).ShouldBe(1);

        _case.Column("Error").ShouldBe(["unavailable", "unavailable", "unavailable", "", "", ""]);
        _case.Column("Device")[0].ShouldBe("");
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public async Task A_fleet_that_is_not_known_for_a_moment_fails_no_answer(int from, bool knowsNodes)
    {
        _case.Filter = new ForgetfulFleet(from, knowsNodes);

        (await _case.RunAsync(_case.Wishes with { Limit = 1 })).ShouldBe(0);

        _case.Column("Error").ShouldAllBe(error => error == "");
    }

    [Fact]
    public async Task What_nothing_changed_is_taken_from_the_cache_and_says_so()
    {
        await _case.RunAsync();
        var first = _case.Rows();
        _case.Asked.Clear();

        (await _case.RunAsync()).ShouldBe(0);

        _case.Asked.ShouldBeEmpty();
        _case.Column("Cached").ShouldAllBe(cached => cached == "true");
        _case.Column("Output").ShouldBe(first.Select(row => (string)row["Output"]));
        _case.Column("Run")[0].ShouldNotBe((string)first[0]["Run"]);
        _case.Told.ShouldContain("12 of them from the cache");
    }

    [Fact]
    public async Task Another_seed_or_a_fresh_run_asks_again()
    {
        await _case.RunAsync(_case.Wishes with { Limit = 1 });
        _case.Asked.Clear();

        await _case.RunAsync(_case.Wishes with { Limit = 1, Seed = 2 });
        _case.Asked.Count.ShouldBe(6);

        await _case.RunAsync(_case.Wishes with { Limit = 1, Fresh = true });
        _case.Asked.Count.ShouldBe(12);
        _case.Column("Cached").ShouldAllBe(cached => cached == "false");
    }

    [Fact]
    public async Task Another_bank_of_prompts_may_be_asked()
    {
        var file = Path.Combine(Path.GetDirectoryName(_case.Output)!, "other.json");
        await File.WriteAllTextAsync(file, """{ "version": 3, "languages": { "en": [ { "id": "own-1", "text": "Why?", "topic": "own" } ] } }""", TestContext.Current.CancellationToken);

        (await _case.RunAsync(_case.Wishes with { Prompts = file })).ShouldBe(0);

        _case.Order().ShouldBe(["en alpha own-1", "en beta own-1"]);
    }

    [Fact]
    public async Task What_cannot_be_meant_asks_nobody()
    {
        var broken = Path.Combine(Path.GetDirectoryName(_case.Output)!, "broken.json");
        await File.WriteAllTextAsync(broken, """{ "version": 1, "languages": { "xx": [] } }""", TestContext.Current.CancellationToken);

        (await Should.ThrowAsync<UsageException>(() => _case.RunAsync(_case.Wishes with { Languages = ["xx"] }))).Message.ShouldBe("the catalogue has no language xx");
        (await Should.ThrowAsync<UsageException>(() => _case.RunAsync(_case.Wishes with { Prompts = broken }))).Message.ShouldContain("language xx is not in the catalogue");
        (await Should.ThrowAsync<UsageException>(() => _case.RunAsync(_case.Wishes with { Prompts = "/nowhere.json" }))).Message.ShouldContain("cannot be read");

        _case.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_data_directory_that_another_process_holds_is_left_alone()
    {
        using var held = DataDirectoryLock.Acquire(_case.Data);
        Environment.SetEnvironmentVariable("ARENA_DATA", _case.Data);
        Environment.SetEnvironmentVariable("ARENA_CATALOG", _case.Catalogue);
        try
        {
            (await CommandLine.RunAsync(["benchmark", "--out", _case.Output])).ShouldBe(3);
        }
        finally
        {
            Environment.SetEnvironmentVariable("ARENA_DATA", null);
            Environment.SetEnvironmentVariable("ARENA_CATALOG", null);
        }

        File.Exists(_case.Output).ShouldBeFalse();
    }

    [Theory]
    [InlineData("--limit", "0")]
    [InlineData("--limit", "many")]
    [InlineData("--seed", "-1")]
    public async Task Wrong_arguments_end_with_two(params string[] arguments) => (await CommandLine.RunAsync(["benchmark", .. arguments])).ShouldBe(2);
}
