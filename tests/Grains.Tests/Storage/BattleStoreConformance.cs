using Arena.Contracts.Battles;
using Arena.Contracts.Voters;
using Arena.Grains.Storage;

namespace Arena.Grains.Tests.Storage;

public abstract class BattleStoreConformance<TDatabase> : StoreConformance<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [Fact]
    public async Task A_key_reserves_one_battle_however_often_it_comes()
    {
        var wanted = Enumerable.Range(1, 32).Select(i => Sample.Reservation(i) with { Key = "same", BodyHash = $"body-{i}" });

        var reserved = await Task.WhenAll(wanted.Select(one => Task.Run(() => Battles.ReserveAsync(one, Cancel))));

        reserved.Distinct().ShouldHaveSingleItem();
        (await Battles.ReserveAsync(Sample.Reservation(99) with { Key = "same" }, Cancel)).ShouldBe(reserved[0]);
    }

    [Fact]
    public async Task The_same_key_of_another_voter_is_another_battle()
    {
        await Battles.ReserveAsync(Sample.Reservation(1) with { Key = "same" }, Cancel);

        var other = Sample.Reservation(2, Sample.Ben) with { Key = "same" };

        (await Battles.ReserveAsync(other, Cancel)).ShouldBe(other);
    }

    [Fact]
    public async Task A_battle_id_that_is_taken_is_refused()
    {
        await Battles.ReserveAsync(Sample.Reservation(1), Cancel);

        var refused = await Should.ThrowAsync<StorageException>(
            () => Battles.ReserveAsync(Sample.Reservation(1, Sample.Ben) with { Key = "other" }, Cancel));

        refused.OutcomeUnknown.ShouldBeFalse();
    }

    [Fact]
    public async Task Turns_come_back_in_order_and_the_last_prompt_of_a_turn_holds()
    {
        await Battles.ReserveAsync(Sample.Reservation(1), Cancel);
        await Battles.AddTurnAsync(Sample.Turn(1, "second", turn: 2), Cancel);
        await Battles.AddTurnAsync(Sample.Turn(1, "first"), Cancel);

        await Battles.AddTurnAsync(Sample.Turn(1, "changed \0 õ 🦭"), Cancel);

        (await Battles.TurnsAsync(Sample.Battle(1), Cancel)).ShouldBe([Sample.Turn(1, "changed \uFFFD õ 🦭"), Sample.Turn(1, "second", turn: 2)]);
        (await Battles.TurnsAsync(Sample.Battle(2), Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_turn_of_a_battle_nobody_reserved_is_refused() =>
        (await Should.ThrowAsync<StorageException>(() => Battles.AddTurnAsync(Sample.Turn(1, "lost"), Cancel))).OutcomeUnknown.ShouldBeFalse();

    [Fact]
    public async Task Answers_come_back_by_turn_side_and_attempt()
    {
        await OpenAsync(1, "hello");
        AnswerText[] answers =
        [
            Sample.Answer(1, Side.Left, "one"),
            Sample.Answer(1, Side.Left, "two", attempt: 1),
            Sample.Answer(1, Side.Right, "") with { Status = AnswerStatus.Failed, Failure = AnswerFailure.Timeout, FirstTextMilliseconds = null },
            Sample.Answer(1, Side.Left, "three", turn: 2),
        ];

        foreach (var answer in answers.Reverse())
        {
            (await Battles.PutAnswerAsync(answer, Cancel)).ShouldBe(answer);
        }

        (await Battles.AnswersAsync(Sample.Battle(1), Cancel)).ShouldBe(answers);
    }

    [Theory]
    [InlineData(4, "stands")]
    [InlineData(5, "stands")]
    [InlineData(6, "new")]
    public async Task An_answer_is_replaced_by_a_newer_epoch_only(long epoch, string text)
    {
        await OpenAsync(1, "hello");
        var stands = Sample.Answer(1, Side.Left, "stands", epoch: 5);
        await Battles.PutAnswerAsync(stands, Cancel);

        var after = await Battles.PutAnswerAsync(Sample.Answer(1, Side.Left, "new", epoch: epoch) with { Tokens = 99 }, Cancel);

        after.ShouldBe(text == "stands" ? stands : stands with { Text = "new", Epoch = 6, Tokens = 99 });
        (await Battles.AnswersAsync(Sample.Battle(1), Cancel)).ShouldBe([after]);
    }

    [Fact]
    public async Task Notes_are_added_once()
    {
        await OpenAsync(1, "hello");
        await Battles.ReserveAsync(Sample.Reservation(2), Cancel);

        (await Battles.AddNotesAsync(new VoteNotes(Sample.Battle(1), "clear,short", "first", Sample.Noon), Cancel)).ShouldBeTrue();
        (await Battles.AddNotesAsync(new VoteNotes(Sample.Battle(1), "", "second", Sample.Noon), Cancel)).ShouldBeFalse();
        (await Battles.AddNotesAsync(new VoteNotes(Sample.Battle(2), "", null, Sample.Noon), Cancel)).ShouldBeTrue();
    }

    [Fact]
    public async Task History_shows_own_battles_with_a_first_turn_newest_first()
    {
        await OpenAsync(1, "oldest");
        await OpenAsync(2, "voted");
        await Battles.AddTurnAsync(Sample.Turn(2, "more", turn: 2), Cancel);
        var vote = (await Votes.AppendAsync(Sample.Vote(2), Cancel)).Row;
        await Battles.ReserveAsync(Sample.Reservation(3), Cancel);
        await OpenAsync(4, "of another", Sample.Ben);
        await OpenAsync(5, "newest");

        var (rows, total) = await HistoryAsync();

        total.ShouldBe(3);
        rows.ShouldBe([
            new BattleSummary(Sample.Reservation(5), "newest", 1, null),
            new BattleSummary(Sample.Reservation(2), "voted", 2, vote),
            new BattleSummary(Sample.Reservation(1), "oldest", 1, null),
        ]);
    }

    [Fact]
    public async Task History_comes_in_pages_that_know_the_total()
    {
        for (var i = 1; i <= 7; i++)
        {
            await OpenAsync(i, $"prompt {i}");
        }

        async Task<string> PageAsync(int page)
        {
            var (rows, total) = await HistoryAsync(page: page, pageSize: 3);
            total.ShouldBe(7);
            return string.Join(",", rows.Select(row => row.Prompt));
        }

        (await PageAsync(1)).ShouldBe("prompt 7,prompt 6,prompt 5");
        (await PageAsync(3)).ShouldBe("prompt 1");
        (await PageAsync(4)).ShouldBe("");
        (await PageAsync(0)).ShouldBe("prompt 7,prompt 6,prompt 5");
    }

    [Theory]
    [InlineData("50%", "50% off")]
    [InlineData("%", "50% off")]
    [InlineData("a_b", "a_b")]
    [InlineData("_", "a_b")]
    [InlineData(@"\", @"C:\temp")]
    [InlineData("ÕHTU", "Tere õhtust")]
    [InlineData("off", "50% off")]
    [InlineData("nothing", "")]
    [InlineData("", "Tere õhtust|C:\\temp|axb|a_b|500 times|50% off")]
    public async Task History_is_searched_for_a_text_without_wildcards_in_any_case(string text, string found)
    {
        await OpenAsync(1, "50% off");
        await OpenAsync(2, "500 times");
        await OpenAsync(3, "a_b");
        await OpenAsync(4, "axb");
        await OpenAsync(5, @"C:\temp");
        await OpenAsync(6, "Tere õhtust");

        var (rows, total) = await HistoryAsync(text);

        string.Join("|", rows.Select(row => row.Prompt)).ShouldBe(found);
        total.ShouldBe(rows.Count);
    }

    [Fact]
    public async Task A_prompt_that_one_voter_votes_on_again_and_again_is_counted_until_it_is_withdrawn()
    {
        for (var i = 1; i <= 7; i++)
        {
            await OpenAsync(i, "hello", i == 5 ? Sample.Ben : null);
            await Battles.AddTurnAsync(Sample.Turn(i, i == 6 ? "another" : "again", turn: 2), Cancel);
            await Votes.AppendAsync(Sample.Vote(i, voter: i == 5 ? Sample.Ben : null) with { Source = i == 7 ? "elsewhere" : "own" }, Cancel);
        }

        RepeatedPrompt[] again = [new(Sample.Anna.Value, "again", 4)];
        (await Battles.RepeatedPromptsAsync(null, 3, 20, Cancel)).ShouldBe(again);
        (await Battles.RepeatedPromptsAsync("et", 3, 20, Cancel)).ShouldBe(again);
        (await Battles.RepeatedPromptsAsync("en", 3, 20, Cancel)).ShouldBeEmpty();
        (await Battles.RepeatedPromptsAsync(null, 1, 2, Cancel)).ShouldBe([.. again, new(Sample.Anna.Value, "another", 1)]);

        await Battles.WithdrawAsync(Sample.Anna, excludeVotes: false, Sample.Noon, Cancel);

        (await Battles.RepeatedPromptsAsync(null, 3, 20, Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task History_is_searched_in_later_turns_and_by_language()
    {
        await OpenAsync(1, "hello");
        await OpenAsync(2, "tere", language: "et");
        await Battles.AddTurnAsync(Sample.Turn(2, "a question about cheese", turn: 2), Cancel);

        (await HistoryAsync("cheese")).Rows.ShouldHaveSingleItem().Prompt.ShouldBe("tere");
        (await HistoryAsync(language: "en")).Rows.ShouldHaveSingleItem().Prompt.ShouldBe("hello");
        (await HistoryAsync("cheese", "en")).Total.ShouldBe(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Withdrawing_deletes_own_texts_and_keeps_votes(bool excludeVotes)
    {
        await FillAsync(1, Sample.Anna);
        await FillAsync(2, Sample.Anna);
        await FillAsync(3, Sample.Ben);
        await Votes.AppendAsync(Sample.Vote(3, voter: Sample.Ben), Cancel);
        var vote = (await Votes.AppendAsync(Sample.Vote(2), Cancel)).Row;

        (await Battles.WithdrawAsync(Sample.Anna, excludeVotes, Sample.Noon, Cancel)).ShouldBe(2);

        var export = await ExportAsync(Sample.Noon.AddDays(1));
        export.SelectMany(battle => battle.Turns).Select(turn => turn.Prompt).ShouldBe([null, null, "prompt 3"]);
        export.SelectMany(battle => battle.Answers).Select(answer => answer.Text).ShouldBe([null, null, "answer 3"]);
        export.Select(battle => battle.Notes?.Comment).ShouldBe([null, null, "comment 3"]);
        export.Select(battle => battle.Notes?.Tags).ShouldBe(["tag", "tag", "tag"]);
        export[1].Vote.ShouldBe(vote);
        (await Votes.VerifyAsync(all: true, Cancel)).ShouldBeNull();
        (await Exclusions.ReadAsync(0, Cancel)).ShouldBe(
            excludeVotes ? [(1L, new Exclusion(2, "withdrawn", "arena", Sample.Noon))] : []);
    }

    [Fact]
    public async Task Withdrawing_again_changes_nothing()
    {
        await FillAsync(1, Sample.Anna);
        await Votes.AppendAsync(Sample.Vote(1), Cancel);

        (await Battles.WithdrawAsync(Sample.Anna, excludeVotes: false, Sample.Noon, Cancel)).ShouldBe(1);
        (await Battles.WithdrawAsync(Sample.Anna, excludeVotes: true, Sample.Noon, Cancel)).ShouldBe(0);
        (await Battles.WithdrawAsync(Sample.Anna, excludeVotes: true, Sample.Noon.AddDays(1), Cancel)).ShouldBe(0);

        (await Exclusions.ReadAsync(0, Cancel)).ShouldBe([(1L, new Exclusion(1, "withdrawn", "arena", Sample.Noon))]);
    }

    [Fact]
    public async Task A_withdrawn_vote_that_was_restored_or_excluded_otherwise_is_withdrawn_again()
    {
        await FillAsync(1, Sample.Anna);
        await FillAsync(2, Sample.Anna);
        await Votes.AppendAsync(Sample.Vote(1), Cancel);
        await Votes.AppendAsync(Sample.Vote(2), Cancel);
        await Exclusions.ChangeAsync(new Exclusion(1, "withdrawn", "arena", Sample.Noon), Cancel);
        await Exclusions.ChangeAsync(new Exclusion(1, null, "operator", Sample.Noon), Cancel);
        await Exclusions.ChangeAsync(new Exclusion(2, "manual", "operator", Sample.Noon), Cancel);

        await Battles.WithdrawAsync(Sample.Anna, excludeVotes: true, Sample.Noon, Cancel);

        (await Exclusions.ReadAsync(3, Cancel)).ShouldBe([
            (4L, new Exclusion(1, "withdrawn", "arena", Sample.Noon)),
            (5L, new Exclusion(2, "withdrawn", "arena", Sample.Noon)),
        ]);
    }

    [Fact]
    public async Task An_answer_that_ends_after_its_prompt_was_withdrawn_leaves_no_text()
    {
        await OpenAsync(1, "hello");
        await Battles.PutAnswerAsync(Sample.Answer(1, Side.Left, "written before"), Cancel);
        await Battles.WithdrawAsync(Sample.Anna, excludeVotes: false, Sample.Noon, Cancel);

        (await Battles.PutAnswerAsync(Sample.Answer(1, Side.Right, "too late"), Cancel)).Text.ShouldBeNull();
        (await Battles.PutAnswerAsync(Sample.Answer(1, Side.Left, "again", epoch: 2), Cancel)).Text.ShouldBeNull();

        (await Battles.AnswersAsync(Sample.Battle(1), Cancel)).ShouldAllBe(answer => answer.Text == null);
    }

    [Fact]
    public async Task Withdrawn_texts_are_not_found_by_a_search()
    {
        await OpenAsync(1, "hello");

        await Battles.WithdrawAsync(Sample.Anna, excludeVotes: false, Sample.Noon, Cancel);

        (await HistoryAsync("hello")).Total.ShouldBe(0);
        (await HistoryAsync()).Rows.ShouldHaveSingleItem().Prompt.ShouldBeNull();
    }

    [Fact]
    public async Task An_export_holds_voted_battles_and_old_ones_by_id_with_everything()
    {
        for (var i = 1; i <= 80; i++)
        {
            await FillAsync(i, i % 2 == 0 ? Sample.Anna : Sample.Ben);
        }

        var voted = (await Votes.AppendAsync(Sample.Vote(75), Cancel)).Row;
        await Battles.AddTurnAsync(Sample.Turn(75, "more", turn: 2), Cancel);
        await Battles.PutAnswerAsync(Sample.Answer(75, Side.Right, "other"), Cancel);

        var battles = await ExportAsync(Sample.Reservation(71).At);

        battles.Select(battle => battle.Reservation.Battle).ShouldBe(Enumerable.Range(1, 70).Append(75).Select(Sample.Battle));
        battles.ShouldAllBe(battle => battle.Notes!.Tags == "tag" && battle.Answers.Count > 0);
        battles[^1].Vote.ShouldBe(voted);
        battles[^1].Turns.Select(turn => turn.Prompt).ShouldBe(["prompt 75", "more"]);
        battles[^1].Answers.Select(answer => answer.Text).ShouldBe(["answer 75", "other"]);
        battles[^2].ShouldSatisfyAllConditions(
            battle => battle.Vote.ShouldBeNull(),
            battle => battle.Reservation.ShouldBe(Sample.Reservation(70)),
            battle => battle.Turns.ShouldBe([Sample.Turn(70, "prompt 70")]));
    }

    private async Task OpenAsync(int battle, string prompt, VoterId? voter = null, string language = "en")
    {
        await Battles.ReserveAsync(Sample.Reservation(battle, voter, language), Cancel);
        await Battles.AddTurnAsync(Sample.Turn(battle, prompt), Cancel);
    }

    private async Task FillAsync(int battle, VoterId voter)
    {
        await OpenAsync(battle, $"prompt {battle}", voter);
        await Battles.PutAnswerAsync(Sample.Answer(battle, Side.Left, $"answer {battle}"), Cancel);
        await Battles.AddNotesAsync(new VoteNotes(Sample.Battle(battle), "tag", $"comment {battle}", Sample.Noon), Cancel);
    }

    private Task<(IReadOnlyList<BattleSummary> Rows, int Total)> HistoryAsync(
        string? text = null, string? language = null, int page = 1, int pageSize = 20) =>
        Battles.HistoryAsync(Sample.Anna, new HistoryQuery(text, language, page), pageSize, Cancel);

    private async Task<List<BattleTexts>> ExportAsync(DateTimeOffset unvotedBefore)
    {
        var battles = new List<BattleTexts>();
        await foreach (var battle in Battles.ExportAsync(unvotedBefore, Cancel))
        {
            battles.Add(battle);
        }

        return battles;
    }
}
