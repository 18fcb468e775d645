using Arena.Grains.Models;
using static Arena.Grains.Tests.Models.Pools;

namespace Arena.Grains.Tests.Models;

public sealed class DeviceRulesTests
{
    private static readonly ModelNeed A = Need("a", 4, 1);
    private static readonly ModelNeed B = Need("b", 4, 1);
    private static readonly ModelNeed C = Need("c", 4, 1);

    [Fact]
    public void Nothing_waits_and_nothing_is_done() => DeviceRules.Next(Of(10, 2).Ready(0, A), 0).ShouldBeNull();

    [Fact]
    public void A_missing_model_is_loaded_and_then_answers()
    {
        var pool = Of(10, 2).Waits(0, 1, A);
        DeviceRules.Next(pool, 0).ShouldBe(new LoadModel(A));
        pool = pool.Load(0, A, pinned: false);
        DeviceRules.Next(pool, 0).ShouldBeNull();
        DeviceRules.Next(pool.Enter(0, A.Contestant, ResidentPhase.Ready), 0).ShouldBe(new StartAnswer(1));
    }

    [Fact]
    public void Answers_of_the_computing_model_share_its_batch_up_to_the_lanes()
    {
        var pool = Of(10, 2).Ready(0, A).Waits(0, 1, A, A, A).StartAll(0);
        pool.Running(0).Count().ShouldBe(2);
        DeviceRules.Next(pool, 0).ShouldBeNull();
        DeviceRules.Next(pool.End(0, A.Contestant), 0).ShouldBe(new StartAnswer(3));
    }

    [Fact]
    public void One_model_computes_at_a_time()
    {
        var pool = Of(10, 4).Ready(0, A).Ready(0, B).Waits(0, 1, A, B).StartAll(0);
        pool.Running(0).ShouldBe([A.Contestant]);
        DeviceRules.Next(pool.End(0, A.Contestant), 0).ShouldBe(new StartAnswer(2));
    }

    [Fact]
    public void An_older_answer_is_passed_by_eight_later_ones_and_no_more()
    {
        var pool = Of(10, 100).Ready(0, A).Ready(0, B).Waits(0, 1, A).StartAll(0).Waits(0, 2, B).Waits(0, 3, [.. Enumerable.Repeat(A, 20)]).StartAll(0);
        pool.Running(0).Count().ShouldBe(1 + DeviceRules.MaxPassed);
        pool.Devices[0].Waiting[0].Passed.ShouldBe(DeviceRules.MaxPassed);
    }

    [Fact]
    public void The_next_model_loads_while_a_batch_runs_where_there_is_room()
    {
        var pool = Of(10, 1).Ready(0, A).Waits(0, 1, A).StartAll(0).Waits(0, 2, B);
        DeviceRules.Next(pool, 0).ShouldBe(new LoadModel(B));
        DeviceRules.Next(pool with { MemoryBytes = 9 }, 0).ShouldBeNull();
    }

    [Fact]
    public void What_is_loaded_answers_while_an_older_answers_model_loads()
    {
        var pool = Of(10, 1).Ready(0, A).Waits(0, 1, B, A).Load(0, B, pinned: false);
        DeviceRules.Next(pool, 0).ShouldBe(new StartAnswer(2));
    }

    [Fact]
    public void The_least_recently_used_idle_model_makes_way()
    {
        var pool = Of(10, 1).Ready(0, A).Ready(0, B).Waits(0, 1, A).StartAll(0).End(0, A.Contestant).Waits(0, 2, C);
        DeviceRules.Next(pool, 0).ShouldBe(new UnloadModel(0, B.Contestant));
        pool = pool.Enter(0, B.Contestant, ResidentPhase.Unloading);
        DeviceRules.Next(pool, 0).ShouldBeNull();
        DeviceRules.Next(pool.Free(0, B.Contestant), 0).ShouldBe(new LoadModel(C));
    }

    [Fact]
    public void A_model_that_is_waited_for_makes_way_only_for_one_that_was_passed_often_enough()
    {
        var pool = Of(10, 1).Ready(0, A).Ready(0, B).Waits(0, 1, A).StartAll(0).Waits(0, 2, C, B);
        DeviceRules.Next(pool, 0).ShouldBeNull();
        var urgent = pool.With(0, pool.Devices[0] with { Waiting = [.. pool.Devices[0].Waiting.Select(answer => answer with { Passed = DeviceRules.MaxPassed })] });
        DeviceRules.Next(urgent, 0).ShouldBe(new UnloadModel(0, B.Contestant));
    }

    [Fact]
    public void Nothing_is_unloaded_in_vain()
    {
        var large = Need("large", 8, 1);
        var pool = Of(10, 1).Ready(0, A).Ready(0, B).Waits(0, 1, A).StartAll(0).Waits(0, 2, large);
        DeviceRules.Next(pool, 0).ShouldBeNull();
        DeviceRules.Next(pool.End(0, A.Contestant), 0).ShouldBeOfType<UnloadModel>();
    }

    [Fact]
    public void A_pinned_model_stays_and_what_has_no_room_beside_it_is_refused()
    {
        var large = Need("large", 5, 1);
        var pool = Of(10, 1).Ready(0, A, pinned: true).Ready(0, B).Waits(0, 1, large);
        DeviceRules.Next(pool, 0).ShouldBe(new RefuseAnswer(1));
        DeviceRules.Next(pool with { MemoryBytes = 11 }, 0).ShouldBe(new UnloadModel(0, B.Contestant));
    }

    [Fact]
    public void Two_devices_of_one_memory_share_one_copy_of_the_weights()
    {
        var pool = Of(6, 1, 1).Ready(0, A).Waits(1, 1, A);
        DeviceRules.Next(pool, 1).ShouldBe(new LoadModel(A));
        pool.Load(1, A, pinned: false).UsedBytes.ShouldBe(6);
    }

    [Fact]
    public void An_idle_model_of_another_device_makes_way_too()
    {
        var pool = Of(9, 1, 1).Ready(0, A).Waits(1, 1, B);
        DeviceRules.Next(pool, 1).ShouldBe(new UnloadModel(0, A.Contestant));
    }

    [Fact]
    public void A_busy_device_lets_an_older_answer_of_another_one_have_memory_in_the_end()
    {
        var pool = Of(9, 1, 1).Ready(0, A).Waits(0, 1, A).StartAll(0).Waits(1, 2, B).Waits(0, 3, [.. Enumerable.Repeat(A, 20)]);
        var served = 0;
        while (DeviceRules.Next(pool.End(0, A.Contestant), 0) is StartAnswer(var order))
        {
            pool = pool.End(0, A.Contestant).Start(0, order);
            served++;
        }

        served.ShouldBe(DeviceRules.MaxPassed);
        DeviceRules.Next(pool.End(0, A.Contestant), 1).ShouldBe(new UnloadModel(0, A.Contestant));
    }

    [Fact]
    public void A_model_that_an_older_answer_waits_for_is_not_taken_from_it()
    {
        var pool = Of(9, 1, 1).Ready(1, A).Waits(1, 1, A).Waits(0, 2, B);
        var urgent = pool.With(0, pool.Devices[0] with { Waiting = [.. pool.Devices[0].Waiting.Select(answer => answer with { Passed = DeviceRules.MaxPassed })] });
        DeviceRules.Next(urgent, 0).ShouldBeNull();
        DeviceRules.Next(urgent, 1).ShouldBe(new StartAnswer(1));
    }
}
