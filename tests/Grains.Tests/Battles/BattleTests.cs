using Arena.Contracts.Battles;
using Arena.Grains.Tests.Hosting;

namespace Arena.Grains.Tests.Battles;

/// <summary>The way of a battle from its start to the notes, also while calls are refused, late, out of order and cut off.</summary>
public sealed class BattleTests(SharedArenas arenas) : IClassFixture<SharedArenas>
{
    [Theory, ClassData(typeof(Faults))]
    public async Task A_battle_goes_from_prompt_to_reveal(int faults)
    {
        var arena = await arenas.WithFaultsAsync(faults);
        await using var battle = await arena.NewVoter().StartAsync();
        var left = await battle.AnswerAsync(Side.Left);
        var right = await battle.AnswerAsync(Side.Right);

        left.Say("The sea").Say(" is salty.").End();
        await battle.UntilAsync(page => page.Left().Status == AnswerStatus.Complete, "the left answer");
        right.Say("It is wet.").End();
        await battle.UntilAsync(page => page.Votable.Contains(1), "votable");
        var receipt = (await battle.VoteAsync(Verdict.Left)).Value!;
        await battle.FollowAsync();

        battle.Page.Left().Text.ShouldBe("The sea is salty.");
        battle.Page.Right().Text.ShouldBe("It is wet.");
        receipt.Verdict.ShouldBe(Verdict.Left);
        receipt.Contestants.Left.Name.ShouldBe(TestCatalogue.NameOf(left.Contestant));
        receipt.Contestants.Right.Name.ShouldBe(TestCatalogue.NameOf(right.Contestant));
        battle.Page.Revealed.ShouldNotBeNull().Contestants.ShouldBe(receipt.Contestants);
        (await battle.ViewAsync()).Verdict.ShouldBe(Verdict.Left);
    }
}
