using Arena.Contracts.Battles;
using Arena.Contracts.Models;
using Arena.Contracts.Research;
using Arena.Grains.Storage;
using Arena.Grains.Storage.Sql;

namespace Arena.Grains.Tests.Storage;

public abstract class AnswerBankConformance<TDatabase> : StoreConformance<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private SqlAnswerBank Bank => new(Db.Database);

    [Fact]
    public async Task A_run_is_noted_once_and_finished_once()
    {
        Bank.ShouldBeAssignableTo<IAnswerBank>();
        (await Bank.LastRunAsync(Cancel)).ShouldBeNull();
        await Bank.BeginAsync(Run("1"), Cancel);
        await Bank.BeginAsync(Run("1") with { Plan = "another" }, Cancel);
        (await Bank.LastRunAsync(Cancel)).ShouldBe(Run("1"));

        await Bank.FinishAsync("1", Sample.Noon.AddHours(2), Cancel);
        (await Bank.LastRunAsync(Cancel)).ShouldBe(Run("1") with { FinishedAt = Sample.Noon.AddHours(2) });

        await Bank.BeginAsync(Run("2", hours: 1), Cancel);
        (await Bank.LastRunAsync(Cancel)).ShouldBe(Run("2", hours: 1));
    }

    [Fact]
    public async Task Answers_come_back_as_they_were_put_and_a_later_one_replaces_an_earlier()
    {
        await Bank.BeginAsync(Run("1"), Cancel);
        var failed = Answer("1", "alpha") with { Status = AnswerStatus.Failed, Failure = AnswerFailure.Timeout, FirstTextMilliseconds = null, Text = "" };
        await Bank.PutAsync(failed, Cancel);
        await Bank.PutAsync(Answer("1", "beta"), Cancel);
        (await Bank.OfRunAsync("1", Cancel)).ShouldBe([failed, Answer("1", "beta")]);

        await Bank.PutAsync(Answer("1", "alpha"), Cancel);

        (await Bank.OfRunAsync("1", Cancel)).ShouldBe([Answer("1", "alpha"), Answer("1", "beta")]);
        (await Bank.OfRunAsync("2", Cancel)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_cache_gives_complete_answers_that_were_generated()
    {
        await Bank.BeginAsync(Run("1"), Cancel);
        await Bank.PutAsync(Answer("1", "alpha") with { CacheKey = "a", Status = AnswerStatus.Failed, Failure = AnswerFailure.Empty }, Cancel);
        await Bank.PutAsync(Answer("1", "beta") with { CacheKey = "b", Cached = true }, Cancel);
        await Bank.PutAsync(Answer("1", "gamma") with { CacheKey = "c" }, Cancel);

        (await Bank.FindAsync("a", Cancel)).ShouldBeNull();
        (await Bank.FindAsync("b", Cancel)).ShouldBeNull();
        (await Bank.FindAsync("c", Cancel)).ShouldBe(Answer("1", "gamma") with { CacheKey = "c" });
    }

    [Fact]
    public async Task The_newest_answer_of_each_contestant_stands_for_it()
    {
        await Bank.BeginAsync(Run("1"), Cancel);
        await Bank.BeginAsync(Run("2", hours: 1), Cancel);
        await Bank.PutAsync(Answer("1", "alpha"), Cancel);
        await Bank.PutAsync(Answer("1", "beta"), Cancel);
        await Bank.PutAsync(Answer("2", "alpha", minutes: 60) with { Text = "newer" }, Cancel);
        await Bank.PutAsync(Answer("2", "beta", minutes: 60) with { Status = AnswerStatus.Failed, Failure = AnswerFailure.Internal }, Cancel);

        (await Bank.AnswersAsync("en", "en-1", Cancel)).ShouldBe([Answer("2", "alpha", minutes: 60) with { Text = "newer" }, Answer("1", "beta")]);
        (await Bank.FindAsync(new ContestantId("alpha"), "en", "What is the sea?", Cancel))!.Text.ShouldBe("newer");
        (await Bank.FindAsync(new ContestantId("alpha"), "sv", "What is the sea?", Cancel)).ShouldBeNull();
        (await Bank.PromptsAsync(Cancel)).ShouldBe([new BankedPrompt("en", "en-1", "What is the sea?", "science", 2)]);
    }

    [Fact]
    public async Task Two_answers_of_the_same_moment_are_one()
    {
        await Bank.BeginAsync(Run("1"), Cancel);
        await Bank.BeginAsync(Run("2", hours: 1), Cancel);
        await Bank.PutAsync(Answer("1", "alpha"), Cancel);
        await Bank.PutAsync(Answer("2", "alpha"), Cancel);

        (await Bank.AnswersAsync("en", "en-1", Cancel)).ShouldHaveSingleItem().Run.ShouldBe("2");
    }

    private static BankRun Run(string id, int hours = 0) => new(id, Sample.Noon.AddHours(hours), null, "plan", uint.MaxValue);

    private static BankAnswer Answer(string run, string contestant, int minutes = 0) => new(
        run, "en", "en-1", "What is the sea?", "science", new ContestantId(contestant), $"key-{contestant}", AnswerStatus.Complete, AnswerFailure.None,
        "Water.", 3, 9, 40, 80, "node/cpu0", Cached: false, Sample.Noon.AddMinutes(minutes));
}
