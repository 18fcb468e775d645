using Arena.Contracts.Battles;
using Arena.Contracts.Ratings;
using Arena.Contracts.Ratings.Analytics;
using Arena.Contracts.Research;
using Arena.Contracts.Voters;
using Arena.Web.Hosting;

namespace Arena.Web.Calls;

/// <summary>
/// The way from the web to the grains. A call that fails in passing is repeated a few times; every command carries its own key,
/// so a repeated one does nothing twice. What still fails is thrown.
/// </summary>
public sealed class ArenaGrains(IGrainFactory grains, TimeProvider time, ILogger<ArenaGrains> log)
{
    private const string AnyKey = "0";

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(1)];

    public Task<T> BattleAsync<T>(BattleId battle, Func<IBattleGrain, Task<T>> call, CancellationToken cancellationToken) =>
        RepeatAsync(() => call(Battle(battle)), cancellationToken);

    public Task<T> VoterAsync<T>(VoterId voter, Func<IVoterGrain, Task<T>> call, CancellationToken cancellationToken) =>
        RepeatAsync(() => call(grains.GetGrain<IVoterGrain>(voter.Value)), cancellationToken);

    public Task<VoterId> IdentifyAsync(string cookieHash, CancellationToken cancellationToken) =>
        RepeatAsync(() => grains.GetGrain<IVoterRegistryGrain>(AnyKey).IdentifyAsync(cookieHash), cancellationToken);

    public Task<Board> BoardAsync(BoardQuery query, CancellationToken cancellationToken) =>
        RepeatAsync(() => grains.GetGrain<IRatingGrain>(IRatingGrain.Key).BoardAsync(query), cancellationToken);

    public Task<VoteLedger> LedgerAsync(CancellationToken cancellationToken) =>
        RepeatAsync(() => grains.GetGrain<IRatingGrain>(IRatingGrain.Key).LedgerAsync(), cancellationToken);

    public Task<IntegrityReport?> IntegrityAsync(string? language, CancellationToken cancellationToken) =>
        RepeatAsync(() => grains.GetGrain<IRatingGrain>(IRatingGrain.Key).IntegrityAsync(language), cancellationToken);

    public Task<T> AnalyticsAsync<T>(Func<IAnalyticsGrain, Task<T>> call, CancellationToken cancellationToken) =>
        RepeatAsync(() => call(grains.GetGrain<IAnalyticsGrain>(IAnalyticsGrain.Key)), cancellationToken);

    public Task<T> ResearchAsync<T>(Func<IResearchGrain, Task<T>> call, CancellationToken cancellationToken) =>
        RepeatAsync(() => call(grains.GetGrain<IResearchGrain>(AnyKey)), cancellationToken);

    public Task<T> BankAsync<T>(Func<IAnswerBankGrain, Task<T>> call, CancellationToken cancellationToken) =>
        RepeatAsync(() => call(grains.GetGrain<IAnswerBankGrain>(AnyKey)), cancellationToken);

    /// <summary>The grain itself, for enumerations: they are resumed by cursor instead of repeated.</summary>
    public IBattleGrain Battle(BattleId battle) => grains.GetGrain<IBattleGrain>(battle.Value);

    /// <summary>A grain for one export. It is not repeated: a file that was begun is not begun again.</summary>
    public IExportGrain NewExport() => grains.NewExport();

    private async Task<T> RepeatAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (Exception exception) when (Transient.Is(exception) && attempt < Pauses.Length)
            {
                log.CallRepeated(exception.GetType().Name, attempt);
                await Task.Delay(Pauses[attempt], time, cancellationToken);
            }
        }
    }
}
