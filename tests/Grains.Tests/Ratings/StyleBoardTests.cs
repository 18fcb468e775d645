using System.Text.Json;
using Arena.Contracts.Battles;
using Arena.Contracts.Ratings;
using Arena.Grains.Storage;
using Arena.Grains.Tests.Hosting;
using Arena.Grains.Ratings.Styles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arena.Grains.Tests.Ratings;

public sealed class StyleBoardTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", 0, 0, 0, 0)]
    [InlineData("Plain text with a # and * no ** meaning.", 0, 0, 0, 0)]
    [InlineData("# One\n\ntext\n\nTwo\n---\n", 2, 0, 0, 0)]
    [InlineData("- a\n- b\n  1. c\n\n1) d\n", 0, 4, 0, 0)]
    [InlineData("**bold** and __bold__ and *not* and `**code**`", 0, 0, 2, 0)]
    [InlineData("```\n# no heading\n- no item\n```\n\n    indented\n", 0, 0, 0, 2)]
    public void Formatting_is_counted_as_it_is_displayed(string text, int headers, int lists, int bold, int code) =>
        MarkdownStyle.Of(text, 7).ShouldBe(new AnswerStyle(7, headers, lists, bold, code));

    [Fact]
    public void A_text_nested_without_end_is_counted_in_time() =>
        MarkdownStyle.Of(new string('>', 100_000) + new string('[', 50_000), 1).Tokens.ShouldBe(1);

    [Theory]
    [InlineData(BoardMethod.Davidson, "davidson+style/2")]
    [InlineData(BoardMethod.BradleyTerry, "bt+style/2")]
    public async Task Style_is_taken_out_of_the_ratings(BoardMethod method, string version)
    {
        await using var arena = await RatingArena.StartAsync();
        await arena.CastAsync(Enumerable.Range(0, 1500).Select(_ => arena.Ballots.Next(4, styleEffect: 1.5)));

        var board = await arena.BoardAsync(method: method, style: true);
        var plain = await arena.BoardAsync(method: method);

        board.MethodVersion.ShouldBe(version);
        board.Votes.ShouldBe(1500);
        board.Style!.Effects.Select(effect => effect.Feature).ShouldBe(["length", "headers", "lists", "bold", "code"]);
        var lists = board.Style.Effects[2];
        lists.Points.ShouldBeGreaterThan(5 * lists.Se!.Value);
        var row = board.Rows[0];
        var quantile = (row.High!.Value - row.Rating) / row.Se!.Value;
        quantile.ShouldBeGreaterThan(1.9601);
        ((lists.High!.Value - lists.Points) / lists.Se.Value).ShouldBe(quantile, 1e-5);
        ((lists.Points - lists.Low!.Value) / lists.Se.Value).ShouldBe(quantile, 1e-5);
        board.Style.Effects.Where(effect => effect.Feature != "lists").ShouldAllBe(effect => Math.Abs(effect.Points) < 5 * effect.Se);
        board.Rows.Select(row => row.Rating).ShouldNotBe(plain.Rows.Select(row => row.Rating));
        plain.Style.ShouldBeNull();
    }

    [Fact]
    public async Task A_board_is_answered_while_votes_come_faster_than_it_is_fitted()
    {
        const int Contestants = 300;
        const int Most = 3000;
        await using var arena = await RatingArena.StartAsync();
        await arena.CastAsync(Enumerable.Range(0, 3000).Select(_ => arena.Ballots.Next(Contestants, step: 0.01)));
        await arena.LedgerAsync();

        var asked = arena.BoardAsync(style: true);
        var cast = 0;
        for (; cast < Most && !asked.IsCompleted; cast++)
        {
            await arena.CastAsync(arena.Ballots.Next(Contestants, step: 0.01));
            await arena.LedgerAsync();
        }

        var board = await asked;
        cast.ShouldBeLessThan(Most, "it was answered before the last vote came");
        board.VoteCutoff.ShouldBeGreaterThanOrEqualTo(3000);
        (board.Style!.Votes + board.Style.Unknown).ShouldBe((int)board.VoteCutoff);
    }

    [Fact]
    public async Task Votes_whose_style_is_unknown_are_left_out_and_counted()
    {
        await using var arena = await RatingArena.StartAsync();
        await arena.CastAsync(Enumerable.Range(0, 90).Select(i => arena.Ballots.Next(3) is var vote && i % 3 == 0 ? vote with { Style = null } : vote));

        var board = await arena.BoardAsync(style: true);

        board.Votes.ShouldBe(60);
        (board.Style!.Votes, board.Style.Unknown).ShouldBe((60, 30));
        (await arena.BoardAsync()).Votes.ShouldBe(90);
    }

    [Fact]
    public async Task A_style_board_holds_every_vote_that_was_cast_before_the_question()
    {
        await using var arena = await RatingArena.StartAsync();
        await arena.CastAsync(Enumerable.Range(0, 60).Select(_ => arena.Ballots.Next(3)));
        (await arena.BoardAsync(style: true)).Votes.ShouldBe(60);

        await arena.CastAsync(arena.Ballots.Next(3));

        (await arena.BoardAsync(style: true)).Votes.ShouldBe(61);
        await arena.RestartAsync();
        (await arena.BoardAsync(style: true)).Votes.ShouldBe(61);
    }

    [Fact]
    public async Task Elo_knows_no_style()
    {
        await using var arena = await RatingArena.StartAsync();
        await arena.CastAsync(Enumerable.Range(0, 20).Select(_ => arena.Ballots.Next(3)));

        var board = await arena.BoardAsync(method: BoardMethod.Elo, style: true);

        board.MethodVersion.ShouldBe("elo/2");
        JsonSerializer.Serialize(board.Rows).ShouldBe(JsonSerializer.Serialize((await arena.BoardAsync(method: BoardMethod.Elo)).Rows));
    }

    [Fact]
    public async Task A_vote_in_a_battle_keeps_the_style_of_its_answers_when_the_texts_are_gone()
    {
        await using var arena = await RatingArena.StartAsync(new ArenaSetup { Engine = engine => engine.Reply = _ => "# Title\n\n- one\n- **two**\n" });
        var battle = await arena.Host.NewVoter().StartAsync();
        await battle.EndedAsync();
        await battle.VoteAsync(Verdict.Left);

        await battle.Voter.WithdrawTextsAsync(withdrawVotes: false);

        var entry = (await Styles(arena).ReadAsync(0, 10, Cancel)).ShouldHaveSingleItem();
        entry.Sequence.ShouldBe(1);
        (entry.Style.Left with { Tokens = 0 }).ShouldBe(new AnswerStyle(0, 1, 2, 1, 0));
        (entry.Style.Right with { Tokens = 0 }).ShouldBe(new AnswerStyle(0, 1, 2, 1, 0));
        entry.Style.Left.Tokens.ShouldBeGreaterThan(0);
        (await arena.BoardAsync(style: true)).Votes.ShouldBe(1);
    }

    [Fact]
    public async Task Older_votes_get_their_style_from_texts_that_still_exist()
    {
        await using var arena = await RatingArena.StartAsync();
        var battles = arena.Host.Services.GetRequiredService<IBattleStore>();
        foreach (var number in Enumerable.Range(1, 3))
        {
            await battles.ReserveAsync(Storage.Sample.Reservation(number), Cancel);
            await battles.AddTurnAsync(Storage.Sample.Turn(number, "Hello", 2), Cancel);
            await battles.PutAnswerAsync(Storage.Sample.Answer(number, Side.Left, "# Left", turn: 2), Cancel);
            await battles.PutAnswerAsync(Storage.Sample.Answer(number, Side.Right, number == 2 ? null : "- right", turn: 2, attempt: 1), Cancel);
            await arena.CastAsync(Storage.Sample.Vote(number));
        }

        var backfill = new StyleBackfill(Styles(arena), TimeProvider.System, NullLogger<StyleBackfill>.Instance);

        (await backfill.RunAsync(Cancel)).ShouldBe(2);
        (await backfill.RunAsync(Cancel)).ShouldBe(0);
        var entries = await Styles(arena).ReadAsync(0, 10, Cancel);
        entries.Select(entry => (entry.Entry, entry.Sequence)).ShouldBe([(1L, 1L), (2L, 3L)]);
        entries.ShouldAllBe(entry => entry.Style.Left.Headers == 1 && entry.Style.Right.Lists == 1);
        (await arena.BoardAsync(style: true)).Style!.Unknown.ShouldBe(1);
    }

    private static IVoteStyleStore Styles(RatingArena arena) => arena.Host.Services.GetRequiredService<IVoteStyleStore>();
}
