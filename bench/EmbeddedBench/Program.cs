// Calls per second through the grain host. Run: dotnet run -c Release --project bench/EmbeddedBench
using Arena.EmbeddedBench;
using Microsoft.Extensions.DependencyInjection;

using var host = BenchHost.Build();
await host.StartAsync();
var grains = host.Services.GetRequiredService<IClusterClient>();
var many = Enumerable.Range(0, 128).Select(number => grains.GetGrain<IBenchGrain>($"grain {number}")).ToArray();

Console.WriteLine("| what | callers | rate | per call | allocated per call |");
Console.WriteLine("|---|---|---|---|---|");
await Load.RunAsync("call, one caller, one grain", "call", 1, 200_000, _ => many[0].AnswerAsync(1));
await Load.RunAsync("call, each caller its own grain", "call", 128, 1_000_000, caller => many[caller].AnswerAsync(1));
await Load.RunAsync("call, all callers one grain", "call", 128, 500_000, _ => many[0].AnswerAsync(1));
await Load.RunAsync("grain to grain", "call", 128, 500_000, caller => many[caller].RelayAsync($"target {caller}", 1));
await Load.RunAsync("first call of a new grain", "activation", 16, 40_000, _ => grains.GetGrain<IBenchGrain>(Guid.NewGuid().ToString()).AnswerAsync(1));
await Load.RunAsync("write of a small state, in memory", "write", 128, 200_000, caller => many[caller].WriteAsync());
await Load.RunAsync("stream of 1,000 in batches of 100", "element", 16, 4_000, caller => ReadAsync(many[caller].Count(1000)), 1000);
await host.StopAsync();

static async Task ReadAsync(IAsyncEnumerable<int> stream)
{
    await foreach (var _ in stream)
    {
    }
}
