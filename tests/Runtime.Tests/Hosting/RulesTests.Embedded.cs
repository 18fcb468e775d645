using Arena.Embedded.Catalog;
using Arena.Runtime.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Arena.Runtime.Tests.Hosting;

/// <summary>What would fail in a cluster on the way to another node fails here at start.</summary>
public sealed class RulesTests
{
    private readonly GrainRules _rules = new(typeof(Refused).GetNestedTypes());

    [Theory]
    [InlineData(typeof(Refused.INoKey), "IGrainWithStringKey")]
    [InlineData(typeof(Refused.IGeneric<int>), "not generic")]
    [InlineData(typeof(Refused.IProperty), "nothing but methods")]
    [InlineData(typeof(Refused.IBody), "no body")]
    [InlineData(typeof(Refused.IGenericMethod), "not generic")]
    [InlineData(typeof(Refused.ISynchronous), "neither a Task")]
    [InlineData(typeof(Refused.IOneWayResult), "no result")]
    [InlineData(typeof(Refused.ITwoTokens), "one CancellationToken")]
    [InlineData(typeof(Refused.IByReference), "may not travel")]
    [InlineData(typeof(Refused.ITakesArray), "System.Int32[] may not travel")]
    [InlineData(typeof(Refused.ITakesList), "may not travel")]
    [InlineData(typeof(Refused.ITakesObject), "System.Object may not travel")]
    [InlineData(typeof(Refused.ITakesUnmarked), "+Unmarked may not travel")]
    [InlineData(typeof(Refused.IGivesMutable), "Value can be changed")]
    [InlineData(typeof(Refused.IStreamsUnnumbered), "Value has no [Id]")]
    [InlineData(typeof(Refused.ITakesFamily), "System.Int32[] may not travel")]
    public void An_interface_that_cannot_work_is_refused(Type type, string why) =>
        _rules.CheckInterface(type).ShouldContain(fault => fault.Contains(why));

    [Fact]
    public void An_interface_with_good_messages_is_not() =>
        _rules.CheckInterface(typeof(Refused.ITakesGoodOnes)).ShouldBeEmpty();

    [Theory]
    [InlineData(typeof(Refused.WithoutInterface), "implements an interface")]
    [InlineData(typeof(Refused.Misplaced), "interface's method only")]
    [InlineData(typeof(Refused.StreamsFromWorkers), "stateless workers")]
    [InlineData(typeof(Refused.WithState), "IPersistentState<T>")]
    [InlineData(typeof(Refused.WithBareState), "constructor without parameters")]
    public void A_class_that_cannot_work_is_refused(Type type, string why) =>
        _rules.Check([type]).ShouldContain(fault => fault.Contains(why));

    [Fact]
    public void Two_classes_of_one_interface_are_refused() =>
        _rules.Check([typeof(Refused.Misplaced), typeof(Refused.WithState)]).ShouldContain(fault => fault.Contains("more than one grain class"));

    [Fact]
    public async Task A_storage_that_is_not_registered_is_refused_at_start()
    {
        var host = new EmbeddedHost(services: services => services.RemoveAllKeyed<Orleans.Storage.IGrainStorage>("slow"));

        (await Should.ThrowAsync<InvalidOperationException>(host.StartAsync)).Message.ShouldContain("CarelessGrain: no storage named slow");
    }

    [Fact]
    public void Options_that_cannot_be_meant_are_all_reported()
    {
        var host = new EmbeddedHost(options => (options.SiloName, options.ResponseTimeout, options.CollectionAge) = ("", TimeSpan.Zero, TimeSpan.FromSeconds(-1)));

        Should.Throw<OptionsValidationException>(() => host.Grains).Failures.Count().ShouldBe(3);
    }

    [Fact]
    public async Task A_grain_must_not_pass_itself()
    {
        await using var host = await EmbeddedHost.StartAsync();

        (await Should.ThrowAsync<ArgumentException>(host.Grains.GetGrain<Grains.ICarelessGrain>(RuntimeFixture.NewKey()).PassItselfAsync)).Message.ShouldContain("AsReference");
    }

    [Fact]
    public async Task Grains_are_found_in_the_output_folder()
    {
        await using var host = await EmbeddedHost.StartAsync();

        await host.Grains.GetGrain<Grains.IIdleGrain>(RuntimeFixture.NewKey()).TouchAsync();
    }

    [Fact]
    public async Task The_node_has_the_name_it_was_given()
    {
        await using var host = await EmbeddedHost.StartAsync(options => options.SiloName = "attic");

        host.Services.GetRequiredService<ILocalSiloDetails>().Name.ShouldBe("attic");
    }
}
