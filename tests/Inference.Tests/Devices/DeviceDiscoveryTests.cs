using Arena.Inference.Devices;
using Arena.Inference.LlamaCpp;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Arena.Inference.Tests.Devices;

public sealed class DeviceDiscoveryTests
{
    [Fact]
    public void Machine_has_devices_with_distinct_names_and_memory()
    {
        var devices = Discover(new LlamaOptions());
        devices.ShouldNotBeEmpty();
        devices.Select(device => device.Name).ShouldBeUnique();
        devices.ShouldAllBe(device => device.MemoryBytes > 0 && device.Threads > 0 && device.Lanes > 0);
    }

    [Fact]
    public void Configured_devices_win() =>
        Discover(new LlamaOptions { Devices = "cpu0:threads=2,lanes=3,memory=1GiB" }).ShouldBe([new DeviceSpec("cpu0", DeviceKind.Cpu, 0, 2, 1L << 30, 3)]);

    [Fact]
    public void Gpu_that_the_library_does_not_offer_is_refused_instead_of_run_on_the_processor()
    {
        var refused = Should.Throw<InferenceException>(() => Discover(new LlamaOptions { Devices = "metal7" }));
        refused.Error.ShouldBe(InferenceError.LibraryUnavailable);
        refused.Message.ShouldContain("CPU");
    }

    private static IReadOnlyList<DeviceSpec> Discover(LlamaOptions options) =>
        new DeviceDiscovery(Options.Create(options), NullLogger<DeviceDiscovery>.Instance).Discover();
}
