using Arena.Inference.Devices;
using Arena.Inference.LlamaCpp;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Arena.Inference.Tests.Devices;

/// <summary>Discovery on the real library, and on one that has GPUs on paper.</summary>
public sealed class DeviceDiscoveryTests
{
    private static readonly MachineFacts Machine = new(8, 32L << 30, 64L << 30);

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
        Discover(new LlamaOptions { Devices = "cpu0:threads=1,lanes=3,memory=1GiB" }).ShouldBe([new DeviceSpec("cpu0", DeviceKind.Cpu, 0, 1, 1L << 30, 3)]);

    [Fact]
    public void Gpu_that_the_library_does_not_offer_is_refused_instead_of_run_on_the_processor()
    {
        var refused = Should.Throw<InferenceException>(() => Discover(new LlamaOptions { Devices = "metal7" }));
        refused.Error.ShouldBe(InferenceError.LibraryUnavailable);
        refused.Message.ShouldContain("You asked for metal7, but the library offers no Metal device");
        refused.Message.ShouldContain("CPU");
    }

    [Fact]
    public void Two_cards_are_two_devices_with_a_share_of_what_is_free() =>
        Discover(PaperLibrary.WithCuda(24, 48), new LlamaOptions()).ShouldBe(
        [
            new DeviceSpec("cuda0", DeviceKind.Cuda, 0, 1, (long)((24L << 30) * 0.8), new LlamaOptions().GpuLanes),
            new DeviceSpec("cuda1", DeviceKind.Cuda, 1, 1, (long)((48L << 30) * 0.8), new LlamaOptions().GpuLanes),
        ]);

    [Fact]
    public void A_library_for_gpus_that_finds_none_says_why_and_runs_on_the_processor()
    {
        var log = new ListLogger<DeviceDiscovery>();
        var library = new PaperLibrary([PaperLibrary.Processor], DeviceKind.Cuda, "libcudart.so.13 is missing.");
        new DeviceDiscovery(Options.Create(new LlamaOptions()), library, Machine, log).Discover().ShouldAllBe(device => device.Kind == DeviceKind.Cpu);
        log.Lines.ShouldHaveSingleItem().ShouldContain("libcudart.so.13 is missing.");
    }

    [Fact]
    public void A_gpu_that_was_asked_for_and_is_not_there_ends_the_start_with_the_reason()
    {
        var library = new PaperLibrary([PaperLibrary.Processor], DeviceKind.Cuda, "libcudart.so.13 is missing.");
        Should.Throw<InferenceException>(() => Discover(library, new LlamaOptions { Devices = "cuda0" })).Message.ShouldContain(
            "Arena:Llama:Devices: You asked for cuda0, but the library offers no Cuda device: libcudart.so.13 is missing.");
    }

    [Fact]
    public void All_errors_of_a_list_are_told_at_once()
    {
        var options = new LlamaOptions { Devices = "cuda0:memory=25GiB;cuda1;cpu0:memory=65GiB,threads=9;cpu1:memory=4GiB;remote0:memory=1GiB" };
        var message = Should.Throw<InferenceException>(() => Discover(PaperLibrary.WithCuda(24), options)).Message;
        message.ShouldContain("cuda0: memory is 25 GiB; the device has 24 GiB.");
        message.ShouldContain("You asked for cuda1, but the library offers 1 Cuda device(s), counted from 0.");
        message.ShouldContain("cpu0 has 65 GiB of memory and cpu1 4 GiB: CPU devices share one memory");
        message.ShouldContain("cpu0: memory is 65 GiB; the machine has 64 GiB.");
        message.ShouldContain("cpu0: threads is 9; the machine has 8 cores.");
        message.ShouldContain("remote0: a server's memory is its own business");
    }

    [Fact]
    public void Cores_that_the_process_may_not_use_are_refused()
    {
        var machine = Machine with { Allowed = CoreSet.Parse("0-5") };
        var options = new LlamaOptions { Devices = "cpu0:cores=4-7;cpu1:cores=0,threads=2" };
        var discovery = new DeviceDiscovery(Options.Create(options), new PaperLibrary([PaperLibrary.Processor]), machine, NullLogger<DeviceDiscovery>.Instance);
        var message = Should.Throw<InferenceException>(discovery.Discover).Message;
        message.ShouldContain("cpu0: this process may not use the cores 6, 7, only 0+1+2+3+4+5.");
        message.ShouldContain("cpu1: threads is 2; cores names 1.");
    }

    [Fact]
    public void A_set_of_cores_has_a_thread_for_each_and_is_not_for_two()
    {
        var log = new ListLogger<DeviceDiscovery>();
        var options = new LlamaOptions { Devices = "cpu0:cores=0-2,memory=1GiB;cpu1:cores=2+3" };
        var devices = new DeviceDiscovery(Options.Create(options), new PaperLibrary([PaperLibrary.Processor]), Machine, log).Discover();
        devices.Select(device => device.Threads).ShouldBe([3, 2]);
        log.Lines.ShouldHaveSingleItem().ShouldContain("share the cores 2:");
    }

    [Fact]
    public void What_is_allowed_but_doubtful_is_warned_of()
    {
        var log = new ListLogger<DeviceDiscovery>();
        var options = new LlamaOptions { Devices = "cpu0:memory=40GiB,threads=8;cpu1:threads=8" };
        var devices = new DeviceDiscovery(Options.Create(options), new PaperLibrary([PaperLibrary.Processor]), Machine, log).Discover();
        devices.ShouldAllBe(device => device.MemoryBytes == 40L << 30, "What one of them says of the memory holds for all.");
        log.Lines.Count.ShouldBe(2);
        log.Lines[0].ShouldContain("only 32 GiB are free");
        log.Lines[1].ShouldContain("16 threads together");
    }

    [Fact]
    public void A_node_that_only_talks_to_servers_loads_no_library()
    {
        var devices = Discover(new PaperLibrary(null), new LlamaOptions { Devices = "remote0:lanes=32" });
        devices.ShouldBe([new DeviceSpec("remote0", DeviceKind.Remote, 0, 1, long.MaxValue, 32)]);
    }

    private static IReadOnlyList<DeviceSpec> Discover(LlamaOptions options)
    {
        var library = new NativeSurface(Options.Create(options), NullLogger<NativeSurface>.Instance);
        return new DeviceDiscovery(Options.Create(options), library, MachineFacts.Read(), NullLogger<DeviceDiscovery>.Instance).Discover();
    }

    private static IReadOnlyList<DeviceSpec> Discover(INativeSurface library, LlamaOptions options) =>
        new DeviceDiscovery(Options.Create(options), library, Machine, NullLogger<DeviceDiscovery>.Instance).Discover();
}
