using Arena.Inference.Devices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Arena.Inference.Tests;

public sealed class InferenceServicesTests
{
    [Fact]
    public void Engines_and_discovery_are_registered_once()
    {
        using var services = Build([]);
        services.GetServices<IInferenceEngine>().Select(engine => engine.Kind).ShouldBe([EngineKind.LlamaCpp, EngineKind.OpenAi]);
        services.GetRequiredService<IDeviceDiscovery>().ShouldNotBeNull();
    }

    [Fact]
    public void Options_report_every_error()
    {
        using var services = Build(new()
        {
            ["Arena:Llama:CpuLanes"] = "0",
            ["Arena:Llama:BatchTokens"] = "1",
            ["Arena:Llama:MemoryShare"] = "2",
            ["Arena:Llama:Devices"] = "toaster0",
            ["Arena:Llama:LibraryFolder"] = "/no/such/folder",
        });
        var errors = Should.Throw<OptionsValidationException>(() => services.GetServices<IInferenceEngine>().ToList()).Failures.ToList();
        errors.Count.ShouldBe(6);
        errors.ShouldContain(error => error.Contains("toaster0"));
    }

    [Fact]
    public void Options_of_remote_servers_report_every_error()
    {
        using var services = Build(new()
        {
            ["Arena:OpenAi:TokenTimeout"] = "00:00:00",
            ["Arena:OpenAi:Retries"] = "11",
            ["Arena:OpenAi:ContextLength"] = "1",
        });
        Should.Throw<OptionsValidationException>(() => services.GetServices<IInferenceEngine>().ToList()).Failures.Count().ShouldBe(3);
    }

    private static ServiceProvider Build(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddLogging()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
        .AddArenaInference()
        .AddArenaInference()
        .BuildServiceProvider();
}
