using Arena.Contracts.Battles;
using Arena.Contracts.Fleet;
using Arena.Grains.Tests.Hosting;
using Arena.Inference;
using Arena.Support;

namespace Arena.Grains.Tests.Fleet;

/// <summary>A battle whose device disappears, through the whole of a node.</summary>
public sealed class DeviceLossTests
{
    [Fact]
    public async Task The_side_on_a_lost_device_goes_on_elsewhere_and_the_other_side_is_not_touched()
    {
        await using var arena = await ArenaHost.StartAsync();
        await using var battle = await arena.NewVoter().StartAsync();
        var left = await battle.AnswerAsync(Side.Left);
        var right = (await battle.AnswerAsync(Side.Right)).Say("Right");
        left.Say("Half of the left");
        await battle.UntilAsync(page => page.Left().Text == "Half of the left" && page.Right().Text == "Right", "both texts");

        left.Fail(InferenceError.DeviceLost);
        await battle.UntilAsync(page => page.Left().Attempt == 1, "the next attempt");
        right.End();
        var again = await battle.AnswerAsync(Side.Left);
        again.Say("Whole").End();
        await battle.EndedAsync();

        again.Device.Name.ShouldBe(right.Device.Name);
        battle.Page.Left().ShouldBe(new AnswerView(AnswerStatus.Complete, "Whole", 1, AnswerFailure.None));
        battle.Page.Right().ShouldBe(new AnswerView(AnswerStatus.Complete, "Right", 0, AnswerFailure.None));
        var view = await Patiently.CallAsync(() => arena.Grains.GetGrain<IFleetGrain>(IFleetGrain.Key).ViewAsync());
        view.Nodes.ShouldHaveSingleItem().Devices.Single(device => device.Name == left.Device.Name).Gone.ShouldBeTrue();
    }

    [Fact]
    public async Task A_node_on_which_nothing_can_run_does_not_start_and_says_why()
    {
        var setup = new ArenaSetup
        {
            Devices = ScriptedDevices.Alike(1, memoryBytes: 1 << 20),
            Engine = engine =>
            {
                engine.SetBytes("alpha", 5 << 20);
                engine.SetBytes("beta", 6 << 20);
            },
        };

        var failed = await Should.ThrowAsync<Arena.Contracts.EnvironmentException>(() => ArenaHost.StartAsync(setup));

        failed.Message.ShouldContain("alpha: it needs 5.0 MiB for weights and 0.0 MiB for a context of 1 lanes of 4096 tokens; cpu0 has 1.0 MiB");
        failed.Message.ShouldContain("beta: it needs 6.0 MiB");
    }

    [Fact]
    public async Task What_is_pinned_is_loaded_at_the_start()
    {
        await using var arena = await ArenaHost.StartAsync(new ArenaSetup { Settings = [("Arena:Models:Pinned", "beta@cpu1")], Engine = engine => engine.HoldLoads = true });
        (await arena.Engine.NextLoadAsync()).ShouldSatisfyAllConditions(
            load => load.Contestant.ShouldBe("beta"), load => load.Device.Name.ShouldBe("cpu1"), load => load.Finish());
    }

    [Fact]
    public async Task A_setting_that_names_nobody_ends_the_start() =>
        (await Should.ThrowAsync<Arena.Contracts.EnvironmentException>(
            () => ArenaHost.StartAsync(new ArenaSetup { Settings = [("Arena:Models:Pinned", "nobody")] }))).Message
            .ShouldBe("Arena:Models: Pinned: the catalogue has no contestant 'nobody'.");
}
