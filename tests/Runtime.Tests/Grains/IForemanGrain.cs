using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Arena.Runtime.Tests.Grains;

/// <summary>Calls workers from one node, as workers run where their caller does.</summary>
public interface IForemanGrain : IGrainWithStringKey
{
    /// <summary>Has every job done by the workers with that key; returns who did them.</summary>
    Task<ImmutableArray<Guid>> WorkAsync(string key, ImmutableArray<string> jobs);

    [AlwaysInterleave]
    Task AnswerAsync();
}
