using Arena.Contracts.Battles;
using Arena.Grains.Battles;

namespace Arena.Grains.Tests.Battles;

public sealed class HistoryRuleTests
{
    [Theory]
    [InlineData(4096, 1024, 1024)]
    [InlineData(512, 300, 128)]
    [InlineData(512, 100, 100)]
    public void An_answer_has_all_that_it_may_take_but_no_more_than_a_quarter(int context, int answer, int room) =>
        HistoryRule.AnswerRoom(context, answer).ShouldBe(room);

    [Fact]
    public void An_unknown_context_has_room_for_everything() => HistoryRule.Fits(1_000_000, 0, 1024).ShouldBeTrue();

    [Fact]
    public async Task The_first_turn_is_the_earliest_that_fits_and_is_never_before_what_was_seen()
    {
        var random = new Random(1);
        for (var round = 0; round < 500; round++)
        {
            var last = random.Next(0, 50);
            var seen = random.Next(0, last + 1);
            var earliest = random.Next(0, last + 2);
            var asked = 0;

            var first = await HistoryRule.FirstTurnAsync(seen, last, turn =>
            {
                turn.ShouldBeInRange(seen, last);
                asked++;
                return Task.FromResult(turn >= earliest);
            });

            first.ShouldBe(earliest > last ? null : Math.Max(seen, earliest));
            asked.ShouldBeLessThanOrEqualTo(8);
        }
    }

    [Theory]
    [InlineData(100, 100, false, ContextBudget.Ample)]
    [InlineData(256, 100, false, ContextBudget.Ample)]
    [InlineData(257, 100, false, ContextBudget.Low)]
    [InlineData(100, 100, true, ContextBudget.Low)]
    [InlineData(400, 368, true, ContextBudget.Low)]
    [InlineData(400, 369, true, ContextBudget.Full)]
    public void The_budget_follows_the_whole_history_and_the_last_turn(int seen, int last, bool forgot, ContextBudget budget) =>
        HistoryRule.Budget(seen, last, contextTokens: 512, answerTokens: 300, forgot).ShouldBe(budget);

    [Fact]
    public void A_budget_that_is_not_full_has_room_for_a_short_follow_up()
    {
        for (var last = 0; last <= 600; last++)
        {
            var full = HistoryRule.Budget(last, last, 512, 300, forgot: false) == ContextBudget.Full;
            HistoryRule.Fits(last + 16, 512, 300).ShouldBe(!full);
        }
    }

    [Fact]
    public void Text_that_fits_by_its_bytes_fits_whatever_the_vocabulary()
    {
        HistoryRule.FitsAnyway(new string('a', 368), 512).ShouldBeTrue();
        HistoryRule.FitsAnyway(new string('a', 369), 512).ShouldBeFalse();
        HistoryRule.FitsAnyway(string.Concat(Enumerable.Repeat("😀", 93)), 512).ShouldBeFalse();
        HistoryRule.FitsAnyway("", 0).ShouldBeFalse();
    }
}
