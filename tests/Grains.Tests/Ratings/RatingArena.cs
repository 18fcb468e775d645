using Arena.Contracts.Ratings;
using Arena.Grains.Storage;
using Arena.Grains.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Arena.Grains.Tests.Ratings;

/// <summary>A whole node whose log the test writes.</summary>
internal sealed class RatingArena(ArenaHost host) : IAsyncDisposable
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ArenaHost Host { get; } = host;

    public Ballots Ballots { get; } = new();

    public IVoteLog Log => Host.Services.GetRequiredService<IVoteLog>();

    public IExclusionStore Exclusions => Host.Services.GetRequiredService<IExclusionStore>();

    private IRatingGrain Grain => Host.Grains.GetGrain<IRatingGrain>(IRatingGrain.Key);

    public static async Task<RatingArena> StartAsync(ArenaSetup? setup = null) => new(await ArenaHost.StartAsync(setup));

    /// <summary>Appends a vote and returns its number.</summary>
    public async Task<long> CastAsync(VoteDraft vote) => (await Log.AppendAsync(vote, Cancel)).Row.Sequence;

    public async Task CastAsync(IEnumerable<VoteDraft> votes)
    {
        foreach (var vote in votes)
        {
            await CastAsync(vote);
        }
    }

    /// <summary>Appends many votes in one transaction.</summary>
    public Task CastTogetherAsync(IEnumerable<VoteDraft> votes) => Log.AppendManyAsync([.. votes], Cancel);

    public Task ExcludeAsync(long sequence, string? reason = LedgerReason.Manual) =>
        Exclusions.ChangeAsync(new Exclusion(sequence, reason, "operator", Ballots.Start), Cancel);

    public Task<Board> BoardAsync(string? language = null, string? topic = null, BoardMethod method = BoardMethod.Davidson, bool style = false) =>
        Patiently.CallAsync(() => Grain.BoardAsync(new BoardQuery(language, topic, method, style)));

    public Task<VoteLedger> LedgerAsync() => Patiently.CallAsync(Grain.LedgerAsync);

    public Task<IntegrityReport?> IntegrityAsync(string? language = null) => Patiently.CallAsync(() => Grain.IntegrityAsync(language));

    public async Task RestartAsync()
    {
        await Host.StopAsync();
        await Host.StartAgainAsync();
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
