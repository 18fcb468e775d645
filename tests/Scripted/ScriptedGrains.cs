using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Arena.Contracts;
using Arena.Contracts.Battles;
using Arena.Contracts.Models;
using Arena.Contracts.Ratings;
using Arena.Contracts.Ratings.Analytics;
using Arena.Contracts.Research;
using Arena.Contracts.Voters;

namespace Arena.Scripted;

// The grains of a scripted arena: thin doors to ScriptedArena and ScriptedBattle.

internal sealed class ScriptedBattleGrain(ScriptedArena arena, string key) : IBattleGrain
{
    public Task<Reply<TurnStarted>> OpenAsync(OpenBattle command) => throw new NotSupportedException("Only grains open battles.");

    public Task<Reply<TurnStarted>> AddTurnAsync(AddTurn command) => AskAsync(command.Voter, battle => battle.AddTurn(command));

    public Task<Reply<AttemptStarted>> RegenerateAsync(Regenerate command) => AskAsync(command.Voter, battle => battle.Regenerate(command));

    public Task<Reply<Done>> StopAsync(StopAnswers command) => AskAsync(command.Voter, battle => battle.Stop(command));

    public Task<Reply<VoteReceipt>> VoteAsync(CastVote command) => AskAsync(command.Voter, battle => battle.Vote(command));

    public Task<Reply<Done>> AddNotesAsync(AddNotes command) => AskAsync(command.Voter, battle => battle.AddNotes(command));

    public Task<Reply<BattleView>> ViewAsync(VoterId voter) => AskAsync(voter, battle => (Reply<BattleView>)battle.View());

    public Task ForgetTextsAsync() => Task.CompletedTask;

    public Task<bool> IsRunningAsync() => Task.FromResult(arena.Find(key)?.Runs ?? false);

    public async IAsyncEnumerable<BattleEvent> WatchAsync(VoterId voter, string? cursor, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (arena.Find(key) is { } battle && battle.Voter == voter)
        {
            await foreach (var next in battle.WatchAsync(cursor, cancellationToken))
            {
                yield return next;
            }
        }
    }

    private async Task<Reply<T>> AskAsync<T>(VoterId voter, Func<ScriptedBattle, Reply<T>> ask)
        where T : class
    {
        await Task.Yield();
        arena.MaybeFail();
        return arena.Find(key) is { } battle && battle.Voter == voter ? ask(battle) : RefusalCode.UnknownBattle;
    }
}

internal sealed class ScriptedVoterGrain(ScriptedArena arena, VoterId voter) : IVoterGrain
{
    public async Task<Reply<StartedBattle>> StartBattleAsync(StartBattle command)
    {
        await Task.Yield();
        arena.MaybeFail();
        return arena.Start(voter, command);
    }

    public Task<Reply<TurnStarted>> AddTurnAsync(BattleId battle, AddTurn command) => new ScriptedBattleGrain(arena, battle.Value).AddTurnAsync(command);

    public Task<Reply<AttemptStarted>> RegenerateAsync(BattleId battle, Regenerate command) => new ScriptedBattleGrain(arena, battle.Value).RegenerateAsync(command);

    public async Task<HistoryPage> HistoryAsync(HistoryQuery query)
    {
        await Task.Yield();
        arena.MaybeFail();
        return arena.History(voter, query);
    }

    public Task<Done> WithdrawTextsAsync(bool withdrawVotes)
    {
        arena.Withdrawals.Enqueue(withdrawVotes);
        foreach (var battle in arena.Battles.Where(battle => battle.Voter == voter))
        {
            battle.Withdraw();
        }

        return Task.FromResult(Done.Instance);
    }
}

internal sealed class ScriptedRegistryGrain(ScriptedArena arena) : IVoterRegistryGrain
{
    public async Task<VoterId> IdentifyAsync(string cookieHash)
    {
        await Task.Yield();
        arena.MaybeFail();
        return arena.Identify(cookieHash);
    }
}

internal sealed class ScriptedRatingGrain(ScriptedArena arena) : IRatingGrain
{
    public async Task<Board> BoardAsync(BoardQuery query)
    {
        await Task.Yield();
        arena.MaybeFail();
        arena.BoardsAsked.Enqueue(query);
        return arena.Board(query);
    }

    public async Task<VoteLedger> LedgerAsync()
    {
        await Task.Yield();
        arena.MaybeFail();
        return arena.Ledger;
    }

    public async Task<IntegrityReport?> IntegrityAsync(string? language)
    {
        await Task.Yield();
        arena.MaybeFail();
        return arena.Integrity;
    }

    public Task<ImmutableDictionary<string, int>> VotesByLanguageAsync() => throw new NotSupportedException("Only grains ask for these.");

    public Task<PairWeights> PairWeightsAsync(string language, ImmutableArray<ContestantId> contestants) => throw new NotSupportedException("Only grains ask for these.");

    public Task VotesChangedAsync() => Task.CompletedTask;
}

internal sealed class ScriptedAnalyticsGrain(ScriptedArena arena) : IAnalyticsGrain
{
    public async Task<AnalyticsStand> StandAsync()
    {
        await Task.Yield();
        arena.MaybeFail();
        return arena.Stand;
    }

    public Task<VotesOverTime> VotesOverTimeAsync(AnalyticsQuery query) => AnswerAsync(query, arena.Analytics.VotesOverTime);

    public Task<WinRates> WinRatesAsync(AnalyticsQuery query) => AnswerAsync(query, arena.Analytics.WinRates);

    public Task<FamilyComparison> FamiliesAsync(AnalyticsQuery query) => FittedAsync(query, arena.Analytics.Families);

    public Task<HeadToHead> HeadToHeadAsync(AnalyticsQuery query) => FittedAsync(query, arena.Analytics.HeadToHead);

    public Task<PositionBias> PositionBiasAsync(AnalyticsQuery query) => FittedAsync(query, arena.Analytics.PositionBias);

    public Task<RatingHistory> RatingHistoryAsync(AnalyticsQuery query) => FittedAsync(query, arena.Analytics.RatingHistory);

    public async Task<ContestantProfile?> ContestantAsync(string contestant)
    {
        await Task.Yield();
        arena.MaybeFail();
        return arena.Analytics.Contestants.FirstOrDefault(profile => profile.Contestant == contestant || (profile.Slug == contestant && contestant.Length > 0));
    }

    private Task<T> FittedAsync<T>(AnalyticsQuery query, T answer) => arena.FitFailure is { } failure ? Task.FromException<T>(failure) : AnswerAsync(query, answer);

    private async Task<T> AnswerAsync<T>(AnalyticsQuery query, T answer)
    {
        await Task.Yield();
        arena.MaybeFail();
        arena.AnalyticsAsked.Enqueue(query);
        return answer;
    }
}

internal sealed class ScriptedResearchGrain(ScriptedArena arena) : IResearchGrain
{
    public async Task<ImmutableArray<LanguageInfo>> LanguagesAsync()
    {
        await Task.Yield();
        arena.MaybeFail();
        return arena.Languages;
    }

    public async Task<ImmutableArray<SnapshotInfo>> SnapshotsAsync()
    {
        await Task.Yield();
        arena.MaybeFail();
        return arena.Snapshots;
    }

    public async Task<ImmutableArray<byte>> SnapshotAsync(string id)
    {
        await Task.Yield();
        arena.MaybeFail();
        return arena.SnapshotBytes.GetValueOrDefault(id, []);
    }
}

internal sealed class ScriptedExportGrain(ScriptedArena arena) : IExportGrain
{
    public async IAsyncEnumerable<ImmutableArray<byte>> ExportAsync(
        ExportRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        arena.MaybeFail();
        arena.ExportsAsked.Enqueue(request);
        foreach (var chunk in arena.ExportChunks)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return chunk;
        }

        if (arena.ExportFailure is { } failure)
        {
            throw failure;
        }
    }
}

internal sealed class ScriptedAnswerBankGrain(ScriptedArena arena) : IAnswerBankGrain
{
    public async Task<ImmutableArray<BankedPrompt>> PromptsAsync()
    {
        await Task.Yield();
        arena.MaybeFail();
        return arena.BankedPrompts;
    }

    public async Task<ImmutableArray<BankedAnswer>> AnswersAsync(string language, string promptId)
    {
        await Task.Yield();
        arena.MaybeFail();
        return arena.BankedPrompts.Any(prompt => prompt.Language == language && prompt.PromptId == promptId) ? arena.BankedAnswers : [];
    }
}
