using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.Chaos;

[Collection(ArenaProcesses.Name)]
public sealed class SurrogateTests(EmojiArena arena) : IClassFixture<EmojiArena>
{
    [Fact]
    public async Task Text_outside_of_the_basic_plane_comes_whole_in_uncut_and_cut_streams()
    {
        var voter = arena.NewVoter();
        var battle = await voter.StartedAsync(arena.NewKey("battle"), "Smile.");
        var reading = new BattleReading();
        while (reading.VotableTurn == 0)
        {
            await foreach (var next in voter.EventsAsync(battle, reading.LastId))
            {
                reading.Apply(next);
                break;
            }
        }

        string[] said = [reading.Text(1, "left"), reading.Text(1, "right")];
        said.ShouldBe([string.Concat(EmojiArena.Faces), string.Concat(EmojiArena.Letters)], ignoreOrder: true);
    }

    [Fact]
    public async Task Token_between_the_halves_of_a_character_replays_the_turn()
    {
        var voter = arena.NewVoter();
        var battle = await voter.StartedAsync(arena.NewKey("battle"), "Smile.");
        await voter.UntilVotableAsync(battle);
        var fresh = await voter.UntilVotableAsync(battle);
        (await voter.UntilVotableAsync(battle, "1;L 0.1.3;R 0.1.2;0")).ShouldBe(fresh);
        (await voter.UntilVotableAsync(battle, "1;L 0.1.4;R 0.1.2;0")).Count.ShouldBe(5);
    }
}
