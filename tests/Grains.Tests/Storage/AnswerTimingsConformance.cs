using Arena.Contracts.Battles;
using Arena.Grains.Storage;
using Arena.Grains.Storage.Sql;

namespace Arena.Grains.Tests.Storage;

/// <summary>Timings of the answers that were voted on.</summary>
public abstract class AnswerTimingsConformance<TDatabase> : StoreConformance<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private const string OnTheLeft = "multisynt-tower-1.7b";
    private const string OnTheRight = "qwen3-4b";

    private SqlAnswerTimings Timings => new(Db.Database);

    [Fact]
    public async Task Only_the_attempts_of_the_turn_that_was_voted_on_are_measured()
    {
        await PutBattleAsync(1);

        (await Timings.OfAsync(OnTheLeft, 1, Cancel)).ShouldBe([new AnswerTiming(20, 200, 2_000)]);
        (await Timings.OfAsync(OnTheRight, 1, Cancel)).ShouldBe([new AnswerTiming(31, null, 3_100)]);
        (await Timings.OfAsync("nobody", 1, Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Votes_before_the_wanted_one_are_left_out()
    {
        await PutBattleAsync(1);
        await PutBattleAsync(2);

        (await Timings.OfAsync(OnTheLeft, 1, Cancel)).Count.ShouldBe(2);
        (await Timings.OfAsync(OnTheLeft, 2, Cancel)).Count.ShouldBe(1);
        (await Timings.OfAsync(OnTheLeft, 3, Cancel)).ShouldBeEmpty();
    }

    // Voted on turn 2: attempt 0 on the left, attempt 1 on the right (Sample.Vote).
    private async Task PutBattleAsync(int number)
    {
        await Battles.ReserveAsync(Sample.Reservation(number), Cancel);
        await Battles.AddTurnAsync(Sample.Turn(number, "First"), Cancel);
        await Battles.AddTurnAsync(Sample.Turn(number, "Second", turn: 2), Cancel);
        foreach (var (turn, side, attempt, tokens, first) in new (int, Side, int, int, int?)[]
        {
            (1, Side.Left, 0, 90, 900), (1, Side.Right, 0, 91, 900), (2, Side.Left, 0, 20, 200), (2, Side.Right, 0, 92, 900), (2, Side.Right, 1, 31, null),
        })
        {
            await Battles.PutAnswerAsync(
                Sample.Answer(number, side, "x", turn, attempt) with { Tokens = tokens, FirstTextMilliseconds = first, GenerationMilliseconds = tokens * 100 }, Cancel);
        }

        await Votes.AppendAsync(Sample.Vote(number), Cancel);
    }
}
