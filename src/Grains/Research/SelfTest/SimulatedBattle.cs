using System.Globalization;
using Arena.Contracts;
using Arena.Contracts.Battles;
using Arena.Contracts.Voters;

namespace Arena.Grains.Research.SelfTest;

/// <summary>One battle of a simulated voter, by the calls that the web makes for a person.</summary>
internal sealed class SimulatedBattle(IGrainFactory grains, VoterId voter, int number)
{
    /// <summary>As often as a patient client comes back; half a minute in all.</summary>
    private const int MostTries = 300;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private IBattleGrain? _battle;
    private BattleView? _view;

    public async Task StartAsync()
    {
        var command = new StartBattle(SelfTestCatalogue.Language, $"Question {number}", $"selftest-{number:D8}", null);
        var started = await TryAsync(() => grains.GetGrain<IVoterGrain>(voter.Value).StartBattleAsync(command));
        _battle = grains.GetGrain<IBattleGrain>(started.Battle.Value);
    }

    /// <summary>Watches until both answers are there.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        while (_view?.Turns[^1].Votable != true)
        {
            _view = await TryAsync(() => _battle!.ViewAsync(voter));
            if (!_view.Turns[^1].Votable)
            {
                await WatchAsync(_view.Cursor, cancellationToken);
            }
        }
    }

    /// <summary>Judges the answers by their texts and votes.</summary>
    /// <returns>Number of the vote in the log, and its verdict.</returns>
    public async Task<(long Vote, Verdict Verdict)> VoteAsync(SelfTestSettings settings, double uniform)
    {
        var turn = _view!.Turns[^1];
        var verdict = SimulatedVoter.Judge(WorthText.Read(turn.Left.Text), WorthText.Read(turn.Right.Text), settings, uniform);
        var command = new CastVote(voter, turn.Turn, verdict, $"selftest-vote-{number:D8}", turn.Left.Attempt, turn.Right.Attempt);
        var receipt = await TryAsync(() => _battle!.VoteAsync(command));
        return (long.Parse(receipt.Vote, CultureInfo.InvariantCulture), receipt.Verdict);
    }

    private async Task WatchAsync(string cursor, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var step in _battle!.WatchAsync(voter, cursor, cancellationToken).WithCancellation(cancellationToken))
            {
                if (step is TurnVotable)
                {
                    return;
                }
            }
        }
        catch (Exception exception) when (Transient.Is(exception))
        {
            // The view tells where it stands, and the watch begins again.
        }
    }

    /// <summary>Comes back, as a client does, where the arena is busy or a node has just gone.</summary>
    private static async Task<T> TryAsync<T>(Func<Task<Reply<T>>> call)
        where T : class
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                var reply = await call();
                if (reply.Value is { } value)
                {
                    return value;
                }

                if (!Passes(reply.Refusal!.Code) || tries == MostTries)
                {
                    throw new InvalidOperationException($"The arena refused: {reply.Refusal.Code}.");
                }
            }
            catch (Exception exception) when (Transient.Is(exception) && tries < MostTries)
            {
            }

            await Task.Delay(Pause, TimeProvider.System);
        }
    }

    private static bool Passes(RefusalCode code) => code is RefusalCode.Busy or RefusalCode.Retry or RefusalCode.TooManyBattles;
}
