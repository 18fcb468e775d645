using System.Collections.Immutable;

namespace Arena.Runtime.Tests.Grains;

internal sealed class ForemanGrain : Grain, IForemanGrain
{
    public async Task<ImmutableArray<Guid>> WorkAsync(string key, ImmutableArray<string> jobs)
    {
        var worker = GrainFactory.GetGrain<IWorkerGrain>(key);
        return [.. await Task.WhenAll(jobs.Select(worker.WorkAsync))];
    }

    public Task AnswerAsync() => Task.CompletedTask;
}
