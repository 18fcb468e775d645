using System.Text.Json;
using Arena.Contracts.Battles;
using Arena.Contracts.Ratings;
using Arena.Contracts.Voters;
using Arena.Grains.Tests.Hosting;

namespace Arena.Grains.Tests.Ratings;

public sealed class BoardTests
{
    [Fact]
    public async Task A_board_without_votes_has_no_rows()
    {
        await using var arena = await RatingArena.StartAsync();

        foreach (var method in Enum.GetValues<BoardMethod>())
        {
            var board = await arena.BoardAsync("en", "science", method);

            board.Name.ShouldBe("language:en/topic:science");
            board.Rows.ShouldBeEmpty();
            board.Votes.ShouldBe(0);
            board.Components.ShouldBe(0);
        }

        (await arena.BoardAsync(style: true)).MethodVersion.ShouldBe("davidson+style/2");
    }

    [Fact]
    public async Task One_vote_is_a_provisional_board()
    {
        await using var arena = await RatingArena.StartAsync();
        await arena.CastAsync(arena.Ballots.Vote("a", "b", Verdict.Left));

        var board = await arena.BoardAsync();

        board.Votes.ShouldBe(1);
        board.VoteCutoff.ShouldBe(1);
        board.Rows.Select(row => row.Contestant).ShouldBe(["a", "b"]);
        board.Rows.ShouldAllBe(row => row.Status == BoardStatus.Provisional && row.RankLow == 1 && row.RankHigh == 2);
        board.Rows[0].Rating.ShouldBeGreaterThan(1000);
        board.Groups.Single().SeatPenalised.ShouldBeTrue();
        board.Wanted.ShouldBe([new WantedPair("a", "b", WantedPair.NeverWon)]);
    }

    [Theory]
    [InlineData(Verdict.Tie)]
    [InlineData(Verdict.BothBad)]
    public async Task Nothing_but_ties_makes_everybody_equal_and_provisional(Verdict verdict)
    {
        await using var arena = await RatingArena.StartAsync();
        await arena.CastAsync(Enumerable.Range(0, 60).Select(i => arena.Ballots.Vote(i % 2 == 0 ? "a" : "b", i % 2 == 0 ? "b" : "a", verdict, $"voter-{i % 7}")));

        var board = await arena.BoardAsync();

        board.Rows.ShouldAllBe(row => row.Rating == 1000 && row.Status == BoardStatus.Provisional && row.Rank == 1);
        board.Rows.Sum(row => row.BothBad).ShouldBe(verdict == Verdict.BothBad ? 120 : 0);
    }

    [Fact]
    public async Task A_contestant_that_wins_everything_has_a_finite_rating_and_is_provisional()
    {
        await using var arena = await RatingArena.StartAsync();
        await arena.CastAsync(Enumerable.Range(0, 80).Select(i => arena.Ballots.Vote(i % 2 == 0 ? "a" : "b", i % 2 == 0 ? "b" : "a", i % 2 == 0 ? Verdict.Left : Verdict.Right)));

        var board = await arena.BoardAsync();

        board.Rows[0].Contestant.ShouldBe("a");
        board.Rows[0].Rating.ShouldBeInRange(1100, 2500);
        board.Rows.ShouldAllBe(row => row.Status == BoardStatus.Provisional);
        board.Groups[0].StronglyConnected.ShouldBeFalse();
        board.Groups[0].Penalised.ShouldBe(2);
    }

    [Fact]
    public async Task Groups_that_never_met_share_no_number()
    {
        await using var arena = await RatingArena.StartAsync();
        await arena.CastAsync([
            arena.Ballots.Vote("a", "b", Verdict.Left), arena.Ballots.Vote("b", "a", Verdict.Left), arena.Ballots.Vote("a", "e", Verdict.Tie),
            arena.Ballots.Vote("c", "d", Verdict.Tie), arena.Ballots.Vote("d", "c", Verdict.Right)]);

        var board = await arena.BoardAsync();

        board.Components.ShouldBe(2);
        board.Groups.Select(group => group.Contestants).ShouldBe([3, 2]);
        board.Rows.Where(row => row.Component == 1).Select(row => row.Contestant).Order().ShouldBe(["c", "d"]);
        board.Rows.GroupBy(row => row.Component).ShouldAllBe(group => Math.Abs(group.Average(row => row.Rating) - 1000) < 1e-5);
        board.Wanted.ShouldContain(pair => pair.Reason == WantedPair.NoVotes && pair.A != pair.B);
    }

    [Fact]
    public async Task What_can_never_count_is_on_no_board_and_in_the_ledger()
    {
        await using var arena = await RatingArena.StartAsync();
        await arena.CastAsync([
            arena.Ballots.Vote("a", "a", Verdict.Left), arena.Ballots.Vote("a", "b", Verdict.CannotJudge),
            arena.Ballots.Vote("a", "b", Verdict.Left) with { Source = "fastchat" }, arena.Ballots.Vote("b", "a", Verdict.Left)]);

        var board = await arena.BoardAsync();
        var ledger = await arena.LedgerAsync();

        board.Votes.ShouldBe(1);
        board.VoteCutoff.ShouldBe(4);
        ledger.Counted.ShouldBe(1);
        ledger.Out.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value)).ShouldBe([("cannot_judge", 1), ("imported", 1), ("same_pair", 1)]);
        ledger.Days.Single().Votes.ShouldBe(4);
    }

    [Fact]
    public async Task A_contestant_that_left_the_catalogue_keeps_its_row_under_its_id()
    {
        await using var arena = await RatingArena.StartAsync();
        await arena.CastAsync(arena.Ballots.Vote("gone-1b-12345678", "b", Verdict.Left));

        var row = (await arena.BoardAsync()).Rows[0];

        (row.Contestant, row.Name, row.Family, row.Variant).ShouldBe(("gone-1b-12345678", "gone-1b-12345678", "", ""));
    }

    [Fact]
    public async Task A_clock_that_runs_backwards_changes_no_rating()
    {
        await using var arena = await RatingArena.StartAsync();
        var votes = Enumerable.Range(0, 50).Select(_ => arena.Ballots.Next(3)).ToList();
        await arena.CastAsync(votes.Select((vote, i) => vote with { CastAt = Ballots.Start.AddDays(-i) }));

        var board = await arena.BoardAsync();
        var ledger = await arena.LedgerAsync();

        board.Votes.ShouldBe(50);
        ledger.Days.Length.ShouldBe(50);
        ledger.Days.Select(day => day.Date).ShouldBe(ledger.Days.Select(day => day.Date).Order());
        await using var straight = await RatingArena.StartAsync();
        await straight.CastAsync(votes);
        JsonSerializer.Serialize((await straight.BoardAsync()).Rows).ShouldBe(JsonSerializer.Serialize(board.Rows));
    }

    [Theory]
    [InlineData(BoardMethod.Davidson)]
    [InlineData(BoardMethod.BradleyTerry)]
    [InlineData(BoardMethod.Elo)]
    public async Task A_board_followed_vote_by_vote_is_the_board_of_all_votes(BoardMethod method)
    {
        await using var arena = await RatingArena.StartAsync();
        await arena.CastAsync(Enumerable.Range(0, 600).Select(_ => arena.Ballots.Next(6)));
        await arena.BoardAsync(method: method);
        for (var i = 1; i <= 40; i++)
        {
            await arena.CastAsync(arena.Ballots.Next(6));
            (await arena.BoardAsync(method: method)).VoteCutoff.ShouldBe(600 + i);
        }

        var followed = await arena.BoardAsync(method: method);
        await arena.RestartAsync();
        var fitted = await arena.BoardAsync(method: method);

        followed.Votes.ShouldBe(640);
        fitted.Votes.ShouldBe(640);
        followed.Rows.Select(row => (row.Contestant, row.Votes, row.Wins)).ShouldBe(fitted.Rows.Select(row => (row.Contestant, row.Votes, row.Wins)));
        foreach (var (one, other) in followed.Rows.Zip(fitted.Rows))
        {
            one.Rating.ShouldBe(other.Rating, 0.02);
        }
    }

    [Fact]
    public async Task Elo_is_provisional_while_a_rating_still_comes_from_its_start()
    {
        await using var arena = await RatingArena.StartAsync();
        await arena.CastAsync(Enumerable.Range(0, 521).Select(i => arena.Ballots.Vote("a", "b", i % 2 == 0 ? Verdict.Left : Verdict.Right)));
        (await arena.BoardAsync(method: BoardMethod.Elo)).Rows.ShouldAllBe(row => row.Status == BoardStatus.Provisional);

        await arena.CastAsync(arena.Ballots.Vote("a", "b", Verdict.Left));
        (await arena.BoardAsync(method: BoardMethod.Elo)).Rows.ShouldAllBe(row => row.Status == BoardStatus.Usable);
    }

    [Fact]
    public async Task One_vote_touches_its_four_slices_only()
    {
        await using var arena = await RatingArena.StartAsync();
        await arena.CastAsync(arena.Ballots.Vote("a", "b", Verdict.Left, language: "en", topic: "science"));
        await arena.CastAsync(arena.Ballots.Vote("a", "b", Verdict.Left, language: "et", topic: "other"));

        (await arena.BoardAsync()).Votes.ShouldBe(2);
        (await arena.BoardAsync("en")).Votes.ShouldBe(1);
        (await arena.BoardAsync("et")).Votes.ShouldBe(1);
        (await arena.BoardAsync(topic: "science")).Votes.ShouldBe(1);
        (await arena.BoardAsync("en", "science")).Votes.ShouldBe(1);
        (await arena.BoardAsync("en", "other")).Votes.ShouldBe(0);
    }

    [Theory]
    [InlineData(BoardMethod.Davidson)]
    [InlineData(BoardMethod.Elo)]
    public async Task A_vote_that_is_excluded_and_restored_leaves_the_board_as_it_was(BoardMethod method)
    {
        await using var arena = await RatingArena.StartAsync();
        await arena.CastAsync(Enumerable.Range(0, 120).Select(_ => arena.Ballots.Next(4)));
        var before = await arena.BoardAsync(method: method);

        await arena.ExcludeAsync(5);
        var without = await arena.BoardAsync(method: method);
        var ledger = await arena.LedgerAsync();
        await arena.ExcludeAsync(5, null);
        var after = await arena.BoardAsync(method: method);

        without.Votes.ShouldBe(119);
        without.VoteCutoff.ShouldBe(120);
        without.Rows.Select(row => row.Rating).ShouldNotBe(before.Rows.Select(row => row.Rating));
        ledger.Out["manual"].ShouldBe(1);
        JsonSerializer.Serialize(after.Rows).ShouldBe(JsonSerializer.Serialize(before.Rows));
        (await arena.LedgerAsync()).Out.ShouldBeEmpty();
    }

    [Fact]
    public async Task Exclusions_survive_a_restart()
    {
        await using var arena = await RatingArena.StartAsync();
        await arena.CastAsync(Enumerable.Range(0, 30).Select(_ => arena.Ballots.Next(3)));
        await arena.ExcludeAsync(7, LedgerReason.FraudFlag);
        await arena.ExcludeAsync(8, LedgerReason.Duplicate);
        await arena.ExcludeAsync(8, null);

        await arena.RestartAsync();

        (await arena.BoardAsync()).Votes.ShouldBe(29);
        (await arena.LedgerAsync()).Out.ShouldHaveSingleItem().Key.ShouldBe("fraud_flag");
    }

    [Fact]
    public async Task Votes_that_come_while_boards_are_asked_for_are_all_counted_once()
    {
        await using var arena = await RatingArena.StartAsync();
        await arena.CastAsync(Enumerable.Range(0, 40).Select(_ => arena.Ballots.Next(5)));
        var votes = Enumerable.Range(0, 200).Select(_ => arena.Ballots.Next(5)).ToList();

        var asked = Enumerable.Range(0, 4).Select(async reader =>
        {
            var seen = new List<Board>();
            while (seen.Count == 0 || seen[^1].VoteCutoff < 240)
            {
                seen.Add(await arena.BoardAsync(reader % 2 == 0 ? null : "en", method: (BoardMethod)(reader % 3)));
            }

            return seen;
        }).ToList();
        await Task.WhenAll(votes.Chunk(50).Select(arena.CastAsync));

        foreach (var seen in await Task.WhenAll(asked))
        {
            seen.ShouldAllBe(board => board.Votes == board.VoteCutoff && board.Rows.Sum(row => row.Votes) == 2 * board.Votes);
            seen.Select(board => board.VoteCutoff).ShouldBe(seen.Select(board => board.VoteCutoff).Order());
        }
    }

    [Fact]
    public async Task Votes_of_one_voter_count_as_dependent()
    {
        await using var arena = await RatingArena.StartAsync();
        await using var single = await RatingArena.StartAsync();
        var votes = Enumerable.Range(0, 400).Select(_ => arena.Ballots.Next(4)).ToList();

        // Every voter has one opinion of one pair and repeats it.
        var block = votes.Select((vote, i) => votes[i / 20] with { Battle = vote.Battle, Key = vote.Key, Voter = new VoterId($"block-{i / 20}") }).ToList();
        await arena.CastAsync(block);
        await single.CastAsync(block.Select((vote, i) => vote with { Voter = new VoterId($"one-{i}") }));

        var clustered = await arena.BoardAsync();
        var apart = await single.BoardAsync();

        clustered.Groups[0].Voters.ShouldBe(20);
        apart.Groups[0].Voters.ShouldBe(400);
        clustered.Rows.Select(row => row.Rating).ShouldBe(apart.Rows.Select(row => row.Rating));
        clustered.Rows.Zip(apart.Rows).ShouldAllBe(pair => pair.First.Se > 2 * pair.Second.Se);
    }

    [Fact]
    public async Task A_language_with_few_votes_borrows_from_the_others()
    {
        await using var arena = await RatingArena.StartAsync();
        await arena.CastAsync(Enumerable.Range(0, 800).Select(_ => arena.Ballots.Next(5)));
        await arena.CastAsync(Enumerable.Range(0, 40).Select(_ => arena.Ballots.Next(5, language: "et")));

        var small = await arena.BoardAsync("et");
        var all = await arena.BoardAsync();

        small.Tau.ShouldNotBeNull().ShouldBeInRange(1, 350);
        small.Rows.ShouldAllBe(row => row.Shrunken!.Borrowed > 0.3 && row.Shrunken.Borrowed <= 1);
        small.Rows.ShouldAllBe(row => row.Shrunken!.High - row.Shrunken.Low < row.High - row.Low);
        all.Tau.ShouldBeNull();
        all.Rows.ShouldAllBe(row => row.Shrunken == null && row.PairWeighted != null);
    }

    [Fact]
    public async Task A_family_of_no_votes_and_an_unknown_topic_are_empty_not_wrong()
    {
        await using var arena = await RatingArena.StartAsync();
        await arena.CastAsync(arena.Ballots.Vote("a", "b", Verdict.Left));

        (await arena.BoardAsync(topic: "nothing of the kind")).Rows.ShouldBeEmpty();
    }

    [Fact]
    public async Task More_connected_contestants_than_a_fit_takes_are_refused_with_the_number()
    {
        await using var arena = await RatingArena.StartAsync();
        await arena.CastAsync(Enumerable.Range(0, 4100).Select(i => arena.Ballots.Vote($"c{i}", $"c{i + 1}", Verdict.Tie)));

        (await Should.ThrowAsync<BoardFailedException>(() => arena.BoardAsync())).Message.ShouldContain("4101");
        (await arena.BoardAsync(method: BoardMethod.BradleyTerry, language: "et")).Votes.ShouldBe(0);
        (await arena.LedgerAsync()).Counted.ShouldBe(4100);
    }

    [Fact]
    public async Task Boards_ask_the_faulty_runtime_as_well()
    {
        await using var arena = await RatingArena.StartAsync(new ArenaSetup { FaultSeed = 11 });
        await arena.CastAsync(Enumerable.Range(0, 30).Select(_ => arena.Ballots.Next(3)));

        for (var i = 0; i < 10; i++)
        {
            (await arena.BoardAsync(method: (BoardMethod)(i % 3))).Votes.ShouldBe(30);
        }
    }
}
