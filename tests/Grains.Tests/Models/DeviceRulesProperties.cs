using Arena.Grains.Models;
using Arena.Support;
using FsCheck;
using FsCheck.Fluent;
using static Arena.Grains.Tests.Models.Pools;

namespace Arena.Grains.Tests.Models;

/// <summary>What holds for any devices, models and work. Sizes are small on purpose: that is where models get in each other's way.</summary>
public sealed class DeviceRulesProperties
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(100 * Scale.Factor).WithReplay(20261125, 1);

    private static readonly Gen<(int Seed, int Devices, int Lanes, int Memory, int Models, int Pinned)> Cases =
        from seed in Gen.Choose(0, int.MaxValue - 1)
        from devices in Gen.Choose(1, 3)
        from lanes in Gen.Choose(1, 3)
        from memory in Gen.Choose(4, 14)
        from models in Gen.Choose(1, 6)
        from pinned in Gen.Choose(0, 1)
        select (seed, devices, lanes, memory, models, pinned);

    [Fact]
    public void Everything_is_answered_or_can_never_fit_and_no_limit_is_ever_broken() => Check.One(Many, Prop.ForAll(Cases.ToArbitrary(), made =>
    {
        var random = new Random(made.Seed);
        var models = Enumerable.Range(0, made.Models).Select(index => Need($"m{index}", random.Next(1, 7), random.Next(1, 3))).ToList();
        var pinned = models.Where(model => model.WeightBytes + model.ContextBytes <= made.Memory / 2).Take(made.Pinned).Select(model => model.Contestant).ToHashSet();
        const int answers = 40;
        var drill = new Drill(random, Of(made.Memory, [.. Enumerable.Repeat(made.Lanes, made.Devices)]), models, pinned, answers);

        drill.Run();

        (drill.Started + drill.Refused.Count).ShouldBe(answers);
        var kept = pinned.Count == 0 ? 0 : models.Where(model => pinned.Contains(model.Contestant)).Sum(model => model.WeightBytes + (model.ContextBytes * made.Devices));
        drill.Refused.ShouldAllBe(model => model.WeightBytes + model.ContextBytes > made.Memory - kept);
    }));

    [Fact]
    public void A_device_is_never_idle_while_something_could_run() => Check.One(Many, Prop.ForAll(Cases.ToArbitrary(), made =>
    {
        var random = new Random(made.Seed);
        var pool = Of(made.Memory, made.Lanes);
        for (var order = 1; order <= 12; order++)
        {
            pool = pool.Queue(0, order, Need($"m{random.Next(made.Models)}", 1, 1));
        }

        foreach (var model in pool.Devices[0].Waiting.Select(answer => answer.Model).Distinct().Take(random.Next(made.Memory / 2)))
        {
            pool = pool.Ready(0, model);
        }

        var head = pool.Devices[0].Waiting[0].Contestant;
        var step = DeviceRules.Next(pool, 0);
        (step is StartAnswer).ShouldBe(!pool.Devices[0].Residents.IsEmpty, $"{step} with {head} first");
        step.ShouldNotBeNull();
    }));
}
