using Arena.Contracts;
using Arena.Contracts.Battles;
using Arena.Contracts.Voters;

namespace Arena.Grains.Tests.Hosting;

/// <summary>One voter, as the web acts for it.</summary>
internal sealed class VoterClient(ArenaHost arena, VoterId id)
{
    private int _keys;

    public ArenaHost Arena { get; } = arena;

    public VoterId Id { get; } = id;

    public IVoterGrain Grain => Arena.Grains.GetGrain<IVoterGrain>(Id.Value);

    public string NewKey() => $"key-{Id.Value}-{++_keys}";

    /// <summary>Starts a battle that must be granted.</summary>
    public async Task<BattleClient> StartAsync(string prompt = "What is the sea?", string language = "en", string? promptId = null)
    {
        var reply = await TryStartAsync(new StartBattle(language, prompt, NewKey(), promptId));
        return new BattleClient(Arena, this, reply.Value?.Battle ?? throw new InvalidOperationException($"Refused: {reply.Refusal}."));
    }

    public Task<Reply<StartedBattle>> TryStartAsync(StartBattle command) => Patiently.CallAsync(() => Grain.StartBattleAsync(command));

    public Task<Reply<TurnStarted>> TryAddTurnAsync(BattleClient battle, string key) =>
        Patiently.CallAsync(() => Grain.AddTurnAsync(battle.Id, new AddTurn(Id, "And then?", key)));

    public Task<Reply<AttemptStarted>> TryRegenerateAsync(BattleClient battle) =>
        Patiently.CallAsync(() => Grain.RegenerateAsync(battle.Id, new Regenerate(Id, SideSelection.Both)));

    public Task<HistoryPage> HistoryAsync(string? text = null, string? language = null, int page = 1) =>
        Patiently.CallAsync(() => Grain.HistoryAsync(new HistoryQuery(text, language, page)));

    public Task<Done> WithdrawTextsAsync(bool withdrawVotes) => Patiently.CallAsync(() => Grain.WithdrawTextsAsync(withdrawVotes));
}
