using System.Collections.Concurrent;
using System.Collections.Immutable;
using Arena.Contracts;
using Arena.Contracts.Battles;
using Arena.Contracts.Ratings;
using Arena.Contracts.Ratings.Analytics;
using Arena.Contracts.Research;
using Arena.Contracts.Voters;

namespace Arena.Scripted;

/// <summary>An arena in memory whose answers the test writes: what the grains do, without models, storage or time of its own.</summary>
public sealed class ScriptedArena(TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly ConcurrentDictionary<string, ScriptedBattle> _battles = new();
    private readonly ConcurrentDictionary<string, VoterId> _voters = new();
    private readonly ConcurrentQueue<Func<Exception>> _failures = new();
    private int _made;

    /// <summary>Cookie hashes that were asked for, in order.</summary>
    public ConcurrentQueue<string> Identified { get; } = new();

    public ConcurrentQueue<StartBattle> Started { get; } = new();

    public ConcurrentQueue<BoardQuery> BoardsAsked { get; } = new();

    public ConcurrentQueue<AnalyticsQuery> AnalyticsAsked { get; } = new();

    public ConcurrentQueue<bool> Withdrawals { get; } = new();

    public ImmutableArray<LanguageInfo> Languages { get; set; } = SampleData.Languages;

    public Func<BoardQuery, Board> Board { get; set; } = SampleData.Board;

    public VoteLedger Ledger { get; set; } = SampleData.Ledger;

    /// <summary>Null while the first report is still computed.</summary>
    public IntegrityReport? Integrity { get; set; } = SampleData.Integrity;

    public ImmutableArray<SnapshotInfo> Snapshots { get; set; } = [];

    /// <summary>Published boards by id.</summary>
    public Dictionary<string, ImmutableArray<byte>> SnapshotBytes { get; } = [];

    public SampleAnalytics Analytics { get; set; } = new();

    /// <summary>Fails every figure that needs a fit.</summary>
    public Exception? FitFailure { get; set; }

    /// <summary>What an open page is told when it asks whether anything has changed.</summary>
    public AnalyticsStand Stand { get; set; } = SampleAnalytics.Stand;

    public RevealedPair Pair { get; set; } = SampleData.Pair;

    public ImmutableArray<BankedPrompt> BankedPrompts { get; set; } = SampleData.BankedPrompts;

    public ImmutableArray<BankedAnswer> BankedAnswers { get; set; } = SampleData.BankedAnswers;

    public ImmutableArray<ImmutableArray<byte>> ExportChunks { get; set; } = [];

    public ConcurrentQueue<ExportRequest> ExportsAsked { get; } = new();

    /// <summary>Fails an export after its last chunk.</summary>
    public Exception? ExportFailure { get; set; }

    /// <summary>Refuses the next battles.</summary>
    public Refusal? RefuseStart { get; set; }

    /// <summary>Called with every new battle, before its starter has its answer.</summary>
    public Action<ScriptedBattle>? OnStarted { get; set; }

    public IReadOnlyList<ScriptedBattle> Battles => [.. _battles.Values.OrderBy(battle => battle.Id.Value, StringComparer.Ordinal)];

    /// <summary>Throws from the next calls to any grain, one failure a call.</summary>
    public void FailNext(int calls, Func<Exception> failure)
    {
        for (var call = 0; call < calls; call++)
        {
            _failures.Enqueue(failure);
        }
    }

    public bool AllFailuresHappened => _failures.IsEmpty;

    internal object Grain(Type type, string key) => type switch
    {
        _ when type == typeof(IBattleGrain) => new ScriptedBattleGrain(this, key),
        _ when type == typeof(IVoterGrain) => new ScriptedVoterGrain(this, new VoterId(key)),
        _ when type == typeof(IVoterRegistryGrain) => new ScriptedRegistryGrain(this),
        _ when type == typeof(IRatingGrain) => new ScriptedRatingGrain(this),
        _ when type == typeof(IAnalyticsGrain) => new ScriptedAnalyticsGrain(this),
        _ when type == typeof(IResearchGrain) => new ScriptedResearchGrain(this),
        _ when type == typeof(IExportGrain) => new ScriptedExportGrain(this),
        _ when type == typeof(IAnswerBankGrain) => new ScriptedAnswerBankGrain(this),
        _ => throw new NotSupportedException($"{type.Name} is not scripted."),
    };

    internal void MaybeFail()
    {
        if (_failures.TryDequeue(out var failure))
        {
            throw failure();
        }
    }

    internal ScriptedBattle? Find(string key) => _battles.GetValueOrDefault(key);

    internal VoterId Identify(string cookieHash)
    {
        Identified.Enqueue(cookieHash);
        return _voters.GetOrAdd(cookieHash, _ => new VoterId($"voter-{_voters.Count}"));
    }

    internal Reply<StartedBattle> Start(VoterId voter, StartBattle command)
    {
        Started.Enqueue(command);
        if (RefuseStart is { } refusal)
        {
            return refusal;
        }

        if (Battles.FirstOrDefault(battle => battle.Voter == voter && battle.Key == command.Key) is { } same)
        {
            return same.Turns[0].Prompt == command.Prompt ? new StartedBattle(same.Id, 1) : RefusalCode.KeyReused;
        }

        var battle = new ScriptedBattle(NewId(), voter, command, Pair, _time.GetUtcNow());
        _battles[battle.Id.Value] = battle;
        OnStarted?.Invoke(battle);
        return new StartedBattle(battle.Id, 1);
    }

    internal HistoryPage History(VoterId voter, HistoryQuery query)
    {
        var own = Battles.Reverse().Where(battle => battle.Voter == voter)
            .Where(battle => query.Language is null || battle.Language == query.Language)
            .Where(battle => query.Text is null || battle.Turns[0].Prompt.Contains(query.Text, StringComparison.OrdinalIgnoreCase))
            .Select(battle => battle.HistoryEntry).ToList();
        const int size = 20;
        return new HistoryPage([.. own.Skip((query.Page - 1) * size).Take(size)], query.Page, Math.Max(1, (own.Count + size - 1) / size), own.Count);
    }

    private BattleId NewId() => new($"01ARENATEST{Interlocked.Increment(ref _made):D15}");
}
