using Arena.Contracts.Battles;
using Arena.Contracts.Models;
using Arena.Grains.Models;
using Arena.Inference;

namespace Arena.Grains.Tests.Models;

/// <summary>The scheduler around the rules: loads, failures, and devices that disappear.</summary>
public sealed class DeviceSchedulerTests
{
    private static readonly AnswerFinished Unavailable = AnswerRunner.Failure(AnswerFailure.Unavailable);

    [Fact]
    public async Task A_waiting_answer_hears_its_place_and_how_far_its_model_is()
    {
        await using var pool = new ScriptedPool(10, [1], ("alpha", 1, false), ("beta", 1, false));
        var first = pool.Ask("alpha");
        var second = pool.Ask("beta");
        var load = await pool.Engine.NextLoadAsync("alpha");
        load.Report(0.5f);
        await UntilAsync(first, new AnswerProgress(0, 2, 0.5f));
        await UntilAsync(second, new AnswerProgress(1, 1, 0));
        load.Finish();
        await UntilAsync(first, new AnswerProgress(0, 3, 1));
        (await pool.Engine.NextLoadAsync("beta")).Report(0.25f);
        await UntilAsync(second, new AnswerProgress(0, 2, 0.25f));
    }

    [Fact]
    public async Task Two_devices_load_two_models_at_the_same_time()
    {
        await using var pool = new ScriptedPool(10, [1, 1], ("alpha", 1, false), ("beta", 1, false));
        pool.Ask("alpha", device: 0);
        pool.Ask("beta", device: 1);
        (await pool.Engine.NextLoadAsync("alpha")).Device.Name.ShouldBe("cpu0");
        (await pool.Engine.NextLoadAsync("beta")).Device.Name.ShouldBe("cpu1");
    }

    [Fact]
    public async Task A_load_that_fails_fails_those_who_wait_for_it_and_nobody_else()
    {
        await using var pool = new ScriptedPool(10, [1], ("alpha", 6, false), ("beta", 6, false));
        AnswerRun[] failing = [pool.Ask("alpha"), pool.Ask("alpha")];
        var other = pool.Ask("beta");
        (await pool.Engine.NextLoadAsync("alpha")).Fail();
        (await ScriptedPool.EndAsync(failing[0])).ShouldBe(Unavailable);
        (await ScriptedPool.EndAsync(failing[1])).ShouldBe(Unavailable);
        await pool.LoadAsync("beta");
        (await pool.Engine.NextAnswerAsync("beta")).Say("Fine").End();
        (await ScriptedPool.EndAsync(other)).ShouldBeOfType<AnswerFinished>().Status.ShouldBe(AnswerStatus.Complete);
        pool[0].Report().ShouldSatisfyAllConditions(report => report.Gone.ShouldBeFalse(), report => report.Runnable.Length.ShouldBe(2));
    }

    [Fact]
    public async Task A_model_that_fails_to_load_twice_is_not_offered_for_a_while()
    {
        await using var pool = new ScriptedPool(10, [1], ("alpha", 1, false), ("beta", 1, false));
        for (var time = 0; time < 2; time++)
        {
            var run = pool.Ask("alpha");
            (await pool.Engine.NextLoadAsync("alpha")).Break(new InvalidOperationException("no engine should throw this"));
            await ScriptedPool.EndAsync(run);
        }

        pool[0].Report().Runnable.ShouldBe([ScriptedPool.Id("beta")]);
        pool.Clock.Advance(TimeSpan.FromSeconds(30));
        pool[0].Report().Runnable.Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_device_that_is_lost_abandons_its_answers_after_the_fleet_knows_and_comes_back_when_a_model_loads_again()
    {
        await using var pool = new ScriptedPool(10, [2], ("alpha", 1, false), ("beta", 1, false));
        AnswerRun[] runs = [pool.Ask("alpha"), pool.Ask("alpha"), pool.Ask("beta")];
        await pool.LoadAsync("alpha");
        var (failing, neighbour) = (await pool.Engine.NextAnswerAsync("alpha"), await pool.Engine.NextAnswerAsync("alpha"));
        await pool.LoadAsync("beta");
        failing.Say("Half an answer").Fail(InferenceError.DeviceLost);

        foreach (var run in runs)
        {
            (await ScriptedPool.EndAsync(run)).ShouldBe(new AnswerUnknown());
        }

        await neighbour.CancelledAsync();
        pool.Announced.ShouldHaveSingleItem().ShouldBe([true]);
        pool[0].Report().Gone.ShouldBeTrue();
        (await ScriptedPool.EndAsync(pool.Ask("beta"))).ShouldBe(new AnswerUnknown());

        (await pool.WaitAsync(pool.Engine.NextLoadAsync("alpha"))).Fail(InferenceError.DeviceLost);
        pool[0].Report().Gone.ShouldBeTrue();
        pool.Engine.Residents.ShouldBeEmpty("Everything it held was freed.");
        (await pool.WaitAsync(pool.Engine.NextLoadAsync("alpha"))).Finish();
        await pool.WaitAsync(BackAsync(pool));
        var again = pool.Ask("alpha");
        (await pool.Engine.NextAnswerAsync("alpha")).Say("Back").End();
        (await ScriptedPool.EndAsync(again)).ShouldBeOfType<AnswerFinished>().Status.ShouldBe(AnswerStatus.Complete);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_device_on_which_three_answers_in_a_row_time_out_without_a_word_is_lost(bool oneSpeaks)
    {
        await using var pool = new ScriptedPool(10, [3], ("alpha", 1, false));
        AnswerRun[] runs = [pool.Ask("alpha"), pool.Ask("alpha"), pool.Ask("alpha")];
        await pool.LoadAsync("alpha");
        for (var answer = 0; answer < runs.Length; answer++)
        {
            var asked = await pool.Engine.NextAnswerAsync("alpha");
            if (oneSpeaks && answer == 1)
            {
                asked.Say("One word");
                await UntilTextAsync(runs.First(run => asked.Session.StartsWith(run.Command.Attempt.Battle.Value, StringComparison.Ordinal)));
            }
        }

        pool.Clock.Advance(new ArenaLimits().TokenTimeout);
        foreach (var run in runs)
        {
            (await ScriptedPool.EndAsync(run)).ShouldBeOfType<AnswerFinished>().Failure.ShouldBe(AnswerFailure.Timeout);
        }

        if (oneSpeaks)
        {
            var again = pool.Ask("alpha");
            (await pool.Engine.NextAnswerAsync("alpha")).Say("Fine").End();
            (await ScriptedPool.EndAsync(again)).ShouldBeOfType<AnswerFinished>().Status.ShouldBe(AnswerStatus.Complete);
            pool[0].Report().Gone.ShouldBeFalse();
        }
        else
        {
            await pool.WaitAsync(pool.Engine.NextLoadAsync("alpha"));
            pool[0].Report().Gone.ShouldBeTrue();
        }
    }

    [Fact]
    public async Task A_model_that_is_not_used_makes_way_also_on_another_device_of_the_memory_and_a_pinned_one_stays()
    {
        await using var pool = new ScriptedPool(10, [1, 1], ("pinned", 4, true), ("alpha", 5, false), ("beta", 6, false));
        await AnswerAsync(pool, "pinned", device: 0);
        await AnswerAsync(pool, "alpha", device: 1);
        await AnswerAsync(pool, "beta", device: 0);
        pool.Engine.Residents.ShouldBe(["pinned@cpu0", "beta@cpu0"]);
    }

    [Fact]
    public async Task Warmed_models_load_one_after_another_while_there_is_room()
    {
        await using var pool = new ScriptedPool(10, [1], ("alpha", 4, false), ("beta", 5, false), ("gamma", 6, false));
        foreach (var name in new[] { "alpha", "gamma", "beta" })
        {
            pool[0].Warm(ScriptedPool.Id(name));
        }

        await pool.LoadAsync("alpha");
        (await pool.Engine.NextLoadAsync()).ShouldSatisfyAllConditions(load => load.Contestant.ShouldBe("gamma"), load => load.Finish());
        (await ScriptedPool.EndAsync(await StoppedAsync(pool, "gamma"))).ShouldBeOfType<AnswerFinished>();
        pool.Engine.Residents.ShouldBe(["alpha@cpu0", "gamma@cpu0"], "Nothing is unloaded for a warm-up.");
    }

    [Fact]
    public async Task The_report_tells_what_computes_what_waits_and_how_long_it_takes()
    {
        await using var pool = new ScriptedPool(10, [1], ("alpha", 1, false), ("beta", 2, false));
        var first = pool.Ask("alpha");
        await pool.LoadAsync("alpha");
        var answer = await pool.Engine.NextAnswerAsync("alpha");
        pool.Ask("beta");
        pool.Ask("alpha");
        pool.Ask("beta");
        var report = pool[0].Report();
        report.Active.ShouldBe(ScriptedPool.Id("alpha"));
        report.Queues.ShouldBe([new(ScriptedPool.Id("beta"), 2), new(ScriptedPool.Id("alpha"), 1)]);
        report.UsedBytes.ShouldBe(3, "Beta loads already.");
        pool.Clock.Advance(TimeSpan.FromSeconds(12));
        answer.Say("Twelve seconds").End();
        await ScriptedPool.EndAsync(first);
        await pool.LoadAsync("beta");
        await pool.Engine.NextAnswerAsync("alpha");
        pool[0].Report().Times.AnswerSeconds.ShouldBe(12);
    }

    private static async Task AnswerAsync(ScriptedPool pool, string name, int device)
    {
        var run = pool.Ask(name, device);
        await pool.LoadAsync(name);
        (await pool.Engine.NextAnswerAsync(name)).Say("Done").End();
        await ScriptedPool.EndAsync(run);
    }

    private static async Task<AnswerRun> StoppedAsync(ScriptedPool pool, string name)
    {
        var run = pool.Ask(name);
        await pool.Engine.NextAnswerAsync(name);
        run.Stop();
        return run;
    }

    private static async Task UntilAsync(AnswerRun run, AnswerProgress expected)
    {
        await foreach (var step in run.ReadAsync(0, TestContext.Current.CancellationToken))
        {
            if (step == expected)
            {
                return;
            }
        }

        throw new InvalidOperationException($"{expected} never came.");
    }

    private static async Task UntilTextAsync(AnswerRun run)
    {
        while (!run.HasText)
        {
            await Task.Yield();
        }
    }

    private static async Task<bool> BackAsync(ScriptedPool pool)
    {
        while (pool[0].Report().Gone)
        {
            await Task.Yield();
        }

        return true;
    }
}
