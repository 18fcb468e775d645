using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.Chaos;

/// <summary>In an arena of its own: counts of votes are on some pages, and here nobody votes before all pages are read.</summary>
[Collection(ArenaProcesses.Name)]
public sealed class CommonPagesTests(BlindArena arena) : IClassFixture<BlindArena>
{
    private const int Battles = 12;

    [Fact]
    public async Task Pages_that_do_not_depend_on_a_battle_are_the_same_whoever_is_hidden()
    {
        var (voters, pages) = (new List<(VoterClient Voter, string Battle)>(), new List<IReadOnlyDictionary<string, string>>());
        for (var i = 0; i < Battles; i++)
        {
            var voter = arena.NewVoter();
            voters.Add((voter, await voter.StartedAsync(arena.NewKey("battle"), "Hello", BlindArena.Alike)));
            await voter.UntilVotableAsync(voters[i].Battle);
            pages.Add(await CommonPages.ReadAsync(voter));
        }

        await HiddenPairs.RequireSeveralAsync(voters);
        pages[0].Values.Count(page => page.Contains("text/html", StringComparison.Ordinal)).ShouldBeGreaterThan(5);
        pages[0].Keys.Count(address => address.Contains(".js", StringComparison.Ordinal)).ShouldBeGreaterThan(0);
        foreach (var (address, content) in pages.SelectMany(page => page))
        {
            SameText.Require(content, pages[0][address], $"/{address} depends on the pair");
        }
    }
}
