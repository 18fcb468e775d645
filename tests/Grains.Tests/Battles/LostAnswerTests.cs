using Arena.Contracts.Battles;
using Arena.Grains.Tests.Hosting;

namespace Arena.Grains.Tests.Battles;

/// <summary>
/// Answers whose model goes under them. Every test has devices of its own: what a test before took on one would put both sides on the other,
/// one after the other.
/// </summary>
public sealed class LostAnswerTests
{
    [Theory, ClassData(typeof(Faults))]
    public async Task An_answer_whose_model_goes_starts_anew_and_the_other_side_is_untouched(int faults)
    {
        await using var arena = await SharedArenas.StartAsync(faults);
        await using var battle = await arena.NewVoter().StartAsync();
        var left = (await battle.AnswerAsync(Side.Left)).Say("Lost half");
        var right = (await battle.AnswerAsync(Side.Right)).Say("Kept");
        await battle.UntilAsync(page => page.Left().Text == "Lost half" && page.Right().Text == "Kept", "text");

        await arena.DeactivateModelAsync(left);
        await left.CancelledAsync();
        (await battle.AnswerAsync(Side.Left)).Say("Found").End();
        right.End();
        await battle.EndedAsync();

        battle.Page.Left().ShouldBe(new AnswerView(AnswerStatus.Complete, "Found", 1, AnswerFailure.None));
        battle.Page.Right().ShouldBe(new AnswerView(AnswerStatus.Complete, "Kept", 0, AnswerFailure.None));
    }

    [Theory, ClassData(typeof(Faults))]
    public async Task An_answer_that_is_lost_again_and_again_is_unavailable(int faults)
    {
        await using var arena = await SharedArenas.StartAsync(faults);
        await using var battle = await arena.NewVoter().StartAsync();
        (await battle.AnswerAsync(Side.Right)).Say("Fine").End();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var left = (await battle.AnswerAsync(Side.Left)).Say($"Try {attempt}");
            await battle.UntilAsync(page => page.Left().Text == $"Try {attempt}", $"attempt {attempt}");
            battle.Page.Left().Attempt.ShouldBe(attempt);
            await arena.DeactivateModelAsync(left);
        }

        await battle.EndedAsync();

        battle.Page.Left().ShouldBe(new AnswerView(AnswerStatus.Failed, "Try 2", 2, AnswerFailure.Unavailable));
    }
}
