using Arena.Inference.Devices;
using Arena.Support;

namespace Arena.Inference.Tests.Devices;

public sealed class DeviceListParserTests
{
    [Fact]
    public void List_is_read()
    {
        var result = DeviceListParser.Parse("cpu0:threads=1,lanes=4; cuda0 : memory=20GiB ;vulkan12");
        result.Errors.ShouldBeEmpty();
        result.Devices.ShouldBe(
        [
            new DeviceSpec("cpu0", DeviceKind.Cpu, 0, 1, 0, 4),
            new DeviceSpec("cuda0", DeviceKind.Cuda, 0, 0, 20L << 30, 0),
            new DeviceSpec("vulkan12", DeviceKind.Vulkan, 12, 0, 0, 0),
        ]);
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("0-3", "0+1+2+3")]
    [InlineData("8 + 0-2 + 1", "0+1+2+8")]
    [InlineData("511", "511")]
    public void Cores_are_a_set(string text, string cores) =>
        DeviceListParser.Parse($"cpu0:cores={text}").Devices.Single().Cores.ShouldBe(CoreSet.Parse(cores));

    [Theory]
    [InlineData("cpu0:cores=")]
    [InlineData("cpu0:cores=3-1")]
    [InlineData("cpu0:cores=1-")]
    [InlineData("cpu0:cores=0-2-4")]
    [InlineData("cpu0:cores=512")]
    [InlineData("cuda0:cores=1")]
    public void What_is_no_set_of_a_processor_s_cores_is_an_error(string text) => DeviceListParser.Parse(text).Errors.Single().ShouldContain("cores");

    [Theory]
    [InlineData("cpu0:memory=1024", 1024)]
    [InlineData("cpu0:memory=2KiB", 2048)]
    [InlineData("cpu0:memory=1.5MiB", 1_572_864)]
    public void Memory_is_read_with_its_unit(string text, long bytes) =>
        DeviceListParser.Parse(text).Devices.Single().MemoryBytes.ShouldBe(bytes);

    [Fact]
    public void Every_error_is_reported()
    {
        var result = DeviceListParser.Parse("gpu0; cpu0:threads=0,lanes=many,colour=red; cpu0:memory=1GB; cpu1:lanes=2,lanes=3");
        result.Devices.ShouldBeEmpty();
        result.Errors.ShouldBe(
        [
            "'gpu0' is not a device; names are cpu, cuda, vulkan, metal or remote with an index, such as cpu0.",
            "cpu0: threads is '0'; it must be 1 to 512.",
            "cpu0: lanes is 'many'; it must be 1 to 256.",
            "cpu0: 'colour' is not a setting; settings are threads, cores, lanes and memory.",
            "cpu0: memory is '1GB'; it must be a number of bytes, or one with KiB, MiB or GiB.",
            "'cpu0' is listed twice.",
            "cpu1: 'lanes' is set twice.",
        ]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ; ")]
    [InlineData("cpu")]
    [InlineData("cpu0:")]
    [InlineData("cpu0:threads")]
    [InlineData("cpu0:memory=9999999999999999999GiB")]
    [InlineData("cpu-1")]
    [InlineData("cpu0:threads=1:lanes=2")]
    public void Nonsense_is_an_error(string text) => DeviceListParser.Parse(text).Errors.ShouldNotBeEmpty();

    [Fact]
    public void Any_text_gives_devices_or_errors()
    {
        const string Letters = "cpuda01:;=,lanesthrmoyGiB \n-+٣";
        var random = new Random(5);
        for (var round = 0; round < 5000 * Scale.Factor; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => Letters[random.Next(Letters.Length)]));
            var result = DeviceListParser.Parse(text);
            (result.Devices.Count > 0).ShouldBe(result.Errors.Count == 0, text);
        }
    }
}
