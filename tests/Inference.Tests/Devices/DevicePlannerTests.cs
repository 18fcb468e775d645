using Arena.Inference.Devices;
using Arena.Inference.LlamaCpp;

namespace Arena.Inference.Tests.Devices;

public sealed class DevicePlannerTests
{
    private static readonly LlamaOptions Options = new() { MemoryShare = 0.5, CpuLanes = 4, GpuLanes = 16 };
    private static readonly NativeDevice Processor = new(1, "CPU", DeviceKind.Cpu, 0, 100, 1000);

    [Fact]
    public void Two_cores_are_two_devices_of_one_thread() =>
        DevicePlanner.Choose([Processor], new MachineFacts(2, 1000, 2000), Options).ShouldBe(
        [
            new DeviceSpec("cpu0", DeviceKind.Cpu, 0, 1, 500, 4),
            new DeviceSpec("cpu1", DeviceKind.Cpu, 1, 1, 500, 4),
        ]);

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(3, 2, 1)]
    [InlineData(8, 2, 4)]
    [InlineData(16, 4, 4)]
    [InlineData(96, 24, 4)]
    public void Cores_are_dealt_out_in_groups(int cores, int devices, int threads)
    {
        var chosen = DevicePlanner.Choose([Processor], new MachineFacts(cores, 1000, 2000), Options);
        (chosen.Count, chosen[0].Threads).ShouldBe((devices, threads));
        chosen.Sum(device => device.Threads).ShouldBeLessThanOrEqualTo(cores);
        chosen.ShouldAllBe(device => device.MemoryBytes == 500 && device.Memory == "cpu", "All of them share one budget.");
    }

    [Fact]
    public void Gpus_come_before_the_processor() =>
        DevicePlanner.Choose([new(2, "CUDA0", DeviceKind.Cuda, 0, 800, 900), new(3, "CUDA1", DeviceKind.Cuda, 1, 600, 900), Processor], new MachineFacts(8, 1000, 2000), Options).ShouldBe(
        [
            new DeviceSpec("cuda0", DeviceKind.Cuda, 0, 1, 400, 16),
            new DeviceSpec("cuda1", DeviceKind.Cuda, 1, 1, 300, 16),
        ]);

    [Fact]
    public void What_the_list_leaves_out_is_filled_in()
    {
        var configured = DeviceListParser.Parse("cpu0:threads=3;cpu1:memory=77;cuda0;remote0").Devices;
        DevicePlanner.Complete(configured, [new(2, "CUDA0", DeviceKind.Cuda, 0, 800, 900), Processor], new MachineFacts(8, 1000, 2000), Options).ShouldBe(
        [
            new DeviceSpec("cpu0", DeviceKind.Cpu, 0, 3, 77, 4),
            new DeviceSpec("cpu1", DeviceKind.Cpu, 1, 4, 77, 4),
            new DeviceSpec("cuda0", DeviceKind.Cuda, 0, 1, 400, 16),
            new DeviceSpec("remote0", DeviceKind.Remote, 0, 1, long.MaxValue, 16),
        ]);
    }
}
