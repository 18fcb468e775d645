using System.Net;
using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.Chaos;

[Collection(ArenaProcesses.Name)]
public sealed class EventStreamTests(DemoArena arena) : IClassFixture<DemoArena>
{
    private const string Prompt = "How do I insert a table into a text document?";

    public static TheoryData<string> MalformedTokens { get; } =
    [
        "nonsense",
        "0;L 0.0.0;R 0.0.0;0",
        "2;L 0.0.0;R 0.0.0;0",
        "99999;L 0.0.0;R 0.0.0;0",
        "1;L 7.0.0;R 0.0.0;0",
        "1;L 0.2.1000000;R 0.0.0;0",
        "1;L 0.2.99999999999999999999;R 0.0.0;0",
        "1;L 0.9.0;R 0.0.0;0",
        "1;L 0.0.0;R 0.0.0;2",
        "1;L 0.0.0;R 0.0.0;7",
        "1;L -1.0.0;R 0.0.0;0",
        "1;L 0.0.0;R 0.0.0",
        "1;R 0.0.0;L 0.0.0;0",
        "1;L 0.0.0;R 0.0.0;0;0",
        "%00",
        " ",
        "1;L 0.0.0;R 0.0.0;0x" + "4444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444444",
    ];

    [Fact]
    public async Task Stream_cut_after_every_event_gives_what_the_uncut_one_gives()
    {
        var voter = arena.NewVoter();
        var battle = await voter.StartedAsync(arena.NewKey("battle"), Prompt);
        foreach (var turn in new[] { 1, 2, 3 })
        {
            if (turn > 1)
            {
                (await voter.AddTurnAsync(battle, arena.NewKey("turn"), "And how do I delete it?")).Expect(HttpStatusCode.Accepted);
            }

            var readers = await Task.WhenAll(ReadCutAsync(voter, battle), ReadUncutAsync(voter, battle), ReadUncutAsync(voter, battle), JoinLateAsync(voter, battle));
            var view = await voter.ViewAsync(battle);
            foreach (var reader in readers)
            {
                reader.VotableTurn.ShouldBe(turn);
                reader.Text(turn, "left").ShouldBe(view.Last.Left.Text);
                reader.Text(turn, "right").ShouldBe(view.Last.Right.Text);
                reader.LastId.ShouldBe(view.Cursor);
            }
        }
    }

    [Fact]
    public async Task Every_token_leads_to_the_rest_and_to_nothing_twice()
    {
        var voter = arena.NewVoter();
        var battle = await voter.StartedAsync(arena.NewKey("battle"), Prompt);
        var events = await voter.UntilVotableAsync(battle);
        var view = await voter.ViewAsync(battle);
        for (var had = 1; had < events.Count; had++)
        {
            var reading = Reading(events.Take(had));
            var rest = await voter.UntilVotableAsync(battle, reading.LastId);
            rest.ToList().ForEach(reading.Apply);
            reading.Text(1, "left").ShouldBe(view.Last.Left.Text);
            reading.Text(1, "right").ShouldBe(view.Last.Right.Text);
        }

        events.Count(next => next.Name == "delta").ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task Token_of_an_earlier_turn_leads_through_the_later_ones()
    {
        var voter = arena.NewVoter();
        var battle = await voter.StartedAsync(arena.NewKey("battle"), Prompt);
        var first = await voter.UntilVotableAsync(battle);
        (await voter.AddTurnAsync(battle, arena.NewKey("turn"), "And how do I delete it?")).Expect(HttpStatusCode.Accepted);
        await voter.UntilVotableAsync(battle, first[^1].Id);
        var view = await voter.ViewAsync(battle);
        for (var had = 1; had <= first.Count; had++)
        {
            var reading = Reading(first.Take(had));
            var rest = await voter.UntilVotableAsync(battle, reading.LastId);
            rest.ToList().ForEach(reading.Apply);
            reading.VotableTurn.ShouldBe(2);
            foreach (var turn in view.Turns)
            {
                reading.Text(turn.Turn, "left").ShouldBe(turn.Left.Text);
                reading.Text(turn.Turn, "right").ShouldBe(turn.Right.Text);
            }
        }
    }

    [Theory]
    [MemberData(nameof(MalformedTokens))]
    public async Task Malformed_token_replays_the_current_turn(string token)
    {
        var voter = arena.NewVoter();
        var battle = await voter.StartedAsync(arena.NewKey("battle"), Prompt);
        await voter.UntilVotableAsync(battle);
        var fresh = await voter.UntilVotableAsync(battle);
        (await voter.UntilVotableAsync(battle, token)).ShouldBe(fresh);
        fresh.Select(next => next.Name).Where(name => name != "budget").ShouldBe(
            ["status", "status", "delta", "status", "status", "status", "delta", "status", "votable"]);
    }

    [Fact]
    public async Task New_attempt_replaces_the_text_of_the_old_one()
    {
        var voter = arena.NewVoter();
        var battle = await voter.StartedAsync(arena.NewKey("battle"), Prompt);
        var reading = Reading(await voter.UntilVotableAsync(battle));
        foreach (var attempt in new[] { 1, 2 })
        {
            (await voter.RegenerateAsync(battle, "both")).Expect(HttpStatusCode.Accepted);
            (await voter.UntilVotableAsync(battle, reading.LastId)).ToList().ForEach(reading.Apply);
            var view = await voter.ViewAsync(battle);
            (view.Last.Left.Attempt, view.Last.Right.Attempt).ShouldBe((attempt, attempt));
            reading.Text(1, "left").ShouldBe(view.Last.Left.Text);
            reading.Text(1, "right").ShouldBe(view.Last.Right.Text);
        }
    }

    [Fact]
    public async Task Reveal_comes_once_and_ends_the_stream()
    {
        var voter = arena.NewVoter();
        var battle = await voter.StartedAsync(arena.NewKey("battle"), Prompt);
        var votable = (await voter.UntilVotableAsync(battle))[^1];
        (await voter.VoteAsync(battle, 1, "tie", arena.NewKey("vote"))).Expect(HttpStatusCode.OK);
        var reveal = (await voter.EventsAsync(battle, votable.Id).ToListAsync().AsTask().For("the stream of a voted battle to end")).ShouldHaveSingleItem();
        reveal.Name.ShouldBe("reveal");
        (await voter.EventsAsync(battle, reveal.Id).ToListAsync().AsTask().For("the stream of a voted battle to end")).ShouldBeEmpty();
    }

    private static BattleReading Reading(IEnumerable<ServerEvent> events)
    {
        var reading = new BattleReading();
        events.ToList().ForEach(reading.Apply);
        return reading;
    }

    private static async Task<BattleReading> ReadUncutAsync(VoterClient voter, string battle) => Reading(await voter.UntilVotableAsync(battle));

    private static async Task<BattleReading> ReadCutAsync(VoterClient voter, string battle)
    {
        var reading = new BattleReading();
        while (reading.VotableTurn == 0)
        {
            await foreach (var next in voter.EventsAsync(battle, reading.LastId))
            {
                reading.Apply(next);

                // What is no part of the state has no token to go on from.
                if (next.Id is not null)
                {
                    break;
                }
            }
        }

        return reading;
    }

    /// <summary>Joins when another reader has had the first text.</summary>
    private static async Task<BattleReading> JoinLateAsync(VoterClient voter, string battle)
    {
        await foreach (var next in voter.EventsAsync(battle))
        {
            if (next.Name == "delta")
            {
                break;
            }
        }

        return await ReadUncutAsync(voter, battle);
    }
}
