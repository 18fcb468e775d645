using System.Net;
using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.Chaos.Research;

/// <summary>People who vote.</summary>
public static class Voting
{
    private static readonly string[] Verdicts = ["left", "right", "tie", "left", "both_bad", "cannot_judge", "right", "left", "left", "tie", "right", "left"];

    /// <summary>Three voters vote four times each.</summary>
    public static async Task PlayAsync(ArenaFixture arena)
    {
        ArgumentNullException.ThrowIfNull(arena);
        for (var person = 0; person < 3; person++)
        {
            using var voter = arena.NewVoter();
            for (var i = 0; i < 4; i++)
            {
                var battle = await voter.StartedAsync(arena.NewKey("battle"), $"Question {person} {i}");
                await voter.UntilVotableAsync(battle);
                (await voter.VoteAsync(battle, 1, Verdicts[(person * 4) + i], arena.NewKey("vote"))).Expect(HttpStatusCode.OK);
            }
        }
    }
}
