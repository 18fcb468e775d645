using Arena.Contracts;
using Arena.Contracts.Battles;
using Arena.Contracts.Fleet;
using Arena.Contracts.Matchmaking;
using Arena.Contracts.Models;
using Arena.Contracts.Research;
using Arena.Contracts.Voters;
using Arena.Grains.Battles;
using Arena.Grains.Catalogue;
using Arena.Grains.Chance;
using Arena.Grains.Diagnostics;
using Arena.Grains.Research.Bank;
using Arena.Grains.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Arena.Grains.Voters;

/// <summary>Starts battles within the voter's limits. The reservation in the store, not this grain, makes a key stand for one battle.</summary>
internal sealed class VoterGrain(
    IBattleStore store,
    ArenaCatalogue catalogue,
    IChance chance,
    BankPairs bank,
    TimeProvider clock,
    IOptions<ArenaLimits> limits,
    ILogger<VoterGrain> logger) : Grain, IVoterGrain
{
    private const int PageSize = 20;
    private const int ForgottenAtOnce = 100;
    private const int RetrySeconds = 10;
    private const string OtherTopic = "other";

    private readonly HashSet<BattleId> _running = [];

    private VoterId Id => new(this.GetPrimaryKeyString());

    public async Task<Reply<StartedBattle>> StartBattleAsync(StartBattle command)
    {
        var prompt = PromptRules.Clean(command.Prompt);
        if (Check(command, prompt) is { } refusal)
        {
            return refusal;
        }

        var body = Digest.Hex($"{command.Language}\n{command.PromptId}\n{prompt}");
        if (await ReserveAsync(command, body) is not { } reservation)
        {
            return new Refusal(RefusalCode.Retry, null, RetrySeconds);
        }

        if (reservation.BodyHash != body)
        {
            return RefusalCode.KeyReused;
        }

        var battle = GrainFactory.GetGrain<IBattleGrain>(reservation.Battle.Value);
        var view = await battle.ViewAsync(Id);
        if (view.Value is null)
        {
            return await OpenAsync(battle, reservation.Battle, command, prompt);
        }

        _running.Add(reservation.Battle);
        return new StartedBattle(reservation.Battle, 1);
    }

    public Task<Reply<TurnStarted>> AddTurnAsync(BattleId battle, AddTurn command) => RunAgainAsync(battle, grain => grain.AddTurnAsync(command));

    public Task<Reply<AttemptStarted>> RegenerateAsync(BattleId battle, Regenerate command) => RunAgainAsync(battle, grain => grain.RegenerateAsync(command));

    public async Task<HistoryPage> HistoryAsync(HistoryQuery query)
    {
        var page = Math.Max(1, query.Page);
        var (rows, total) = await store.HistoryAsync(Id, query with { Page = page }, PageSize, CancellationToken.None);
        return new HistoryPage([.. rows.Select(Entry)], page, Math.Max(1, (total + PageSize - 1) / PageSize), total);
    }

    public async Task<Done> WithdrawTextsAsync(bool withdrawVotes)
    {
        await store.WithdrawAsync(Id, withdrawVotes, clock.GetUtcNow(), CancellationToken.None);
        var (page, rows) = (1, await BattlesAsync(1));
        while (rows.Count > 0)
        {
            await Task.WhenAll(rows.Select(row => GrainFactory.GetGrain<IBattleGrain>(row.Reservation.Battle.Value).ForgetTextsAsync()));
            rows = await BattlesAsync(++page);
        }

        return Done.Instance;
    }

    private async Task<IReadOnlyList<BattleSummary>> BattlesAsync(int page) =>
        (await store.HistoryAsync(Id, new HistoryQuery(null, null, page), ForgottenAtOnce, CancellationToken.None)).Rows;

    /// <returns>What the key stands for, or null where the store did not say.</returns>
    private async Task<BattleReservation?> ReserveAsync(StartBattle command, string body)
    {
        var now = clock.GetUtcNow();
        try
        {
            return await store.ReserveAsync(
                new BattleReservation(chance.NextBattleId(now), Id, command.Key, body, command.Language, now), CancellationToken.None);
        }
        catch (StorageException exception)
        {
            Log.BattleNotReserved(logger, exception);
            return null;
        }
    }

    private Refusal? Check(StartBattle command, string prompt) =>
        !PromptRules.IsKey(command.Key) ? new Refusal(RefusalCode.KeyInvalid)
        : !catalogue.HasLanguage(command.Language) ? new Refusal(RefusalCode.UnknownLanguage)
        : command.PromptId is not null && Starter(command) is null ? new Refusal(RefusalCode.UnknownPrompt)
        : PromptRules.Check(prompt, limits.Value.PromptCharacters);

    private async Task<Reply<StartedBattle>> OpenAsync(IBattleGrain battle, BattleId id, StartBattle command, string prompt)
    {
        if (await CountRunningAsync(besides: id) >= limits.Value.RunningBattlesPerVoter)
        {
            return new Refusal(RefusalCode.TooManyBattles, null, RetrySeconds);
        }

        var admitted = await GrainFactory.GetGrain<IFleetGrain>(IFleetGrain.Key).AdmitAsync();
        var banked = admitted.Refusal is null ? null : await bank.DrawAsync(command.Language, Unchanged(command, prompt));
        if (admitted.Refusal is not null && banked is null)
        {
            return admitted.Refusal;
        }

        var pairing = banked ?? await GrainFactory.GetGrain<IMatchmakerGrain>(command.Language).DrawAsync(prompt.Length);
        if (pairing.Refusal is not null)
        {
            return pairing.Refusal.Code == RefusalCode.NoPair && await IsFullAsync() ? new Refusal(RefusalCode.Busy, null, RetrySeconds) : pairing.Refusal;
        }

        var opened = await battle.OpenAsync(
            new OpenBattle(Id, command.Language, prompt, command.Key, Unchanged(command, prompt)?.Topic ?? OtherTopic, pairing.Value!, banked is not null));
        if (opened.Refusal is not null)
        {
            return opened.Refusal;
        }

        _running.Add(id);
        return new StartedBattle(id, 1);
    }

    private StarterPrompt? Starter(StartBattle command) =>
        catalogue.Prompts(command.Language).FirstOrDefault(prompt => prompt.Id == command.PromptId);

    /// <summary>A starter prompt that was sent unchanged; an edited one is no longer that prompt.</summary>
    private StarterPrompt? Unchanged(StartBattle command, string prompt) =>
        Starter(command) is { } starter && PromptRules.Clean(starter.Text) == prompt ? starter with { Text = prompt } : null;

    /// <summary>Whether contestants are missing from the draw because the queues of their devices are full.</summary>
    private async Task<bool> IsFullAsync()
    {
        var view = await GrainFactory.GetGrain<IFleetGrain>(IFleetGrain.Key).ViewAsync();
        return view.Nodes.SelectMany(node => node.Devices).Any(device => device.Waiting >= device.QueueLimit);
    }

    /// <summary>It counts as running before it is asked to: an answer that is lost on its way may have begun.</summary>
    private async Task<Reply<T>> RunAgainAsync<T>(BattleId battle, Func<IBattleGrain, Task<Reply<T>>> run)
        where T : class
    {
        if (await CountRunningAsync(besides: battle) >= limits.Value.RunningBattlesPerVoter)
        {
            return new Refusal(RefusalCode.TooManyBattles, null, RetrySeconds);
        }

        _running.Add(battle);
        return await run(GrainFactory.GetGrain<IBattleGrain>(battle.Value));
    }

    private async Task<int> CountRunningAsync(BattleId besides)
    {
        foreach (var id in _running.Where(id => id != besides).ToList())
        {
            if (!await GrainFactory.GetGrain<IBattleGrain>(id.Value).IsRunningAsync())
            {
                _running.Remove(id);
            }
        }

        return _running.Count(id => id != besides);
    }

    private HistoryEntry Entry(BattleSummary row) => new(
        row.Reservation.Battle,
        row.Reservation.Language,
        row.Prompt ?? "",
        row.Reservation.At,
        row.Turns,
        row.Vote?.Vote.Verdict,
        row.Vote is null ? null : new RevealedPair(Card(row.Vote.Vote.Left), Card(row.Vote.Vote.Right)));

    private ContestantCard Card(ContestantId id) => BattleCards.Card(id.Value, catalogue);
}
