using Arena.Contracts.Battles;
using Arena.Contracts.Models;
using Arena.Grains.Storage;

namespace Arena.Grains.Battles;

/// <summary>After a restart: what is persisted, and what still runs of it.</summary>
internal sealed partial class BattleGrain
{
    private async Task RestoreAsync(CancellationToken cancellationToken)
    {
        var prompts = await services.Store.TurnsAsync(Id, cancellationToken);
        var rows = (await services.Store.AnswersAsync(Id, cancellationToken)).ToDictionary(row => (row.Turn, row.Side, row.Attempt));
        foreach (var (index, turn) in _state.Turns.Index())
        {
            var number = index + 1;
            LiveAnswer Answer(Side side) => Restored(number, side, turn[side], rows.GetValueOrDefault((number, side, turn[side].Attempt)));
            _turns.Add(new LiveTurn(number, prompts.FirstOrDefault(prompt => prompt.Turn == number)?.Prompt ?? "", Answer(Side.Left), Answer(Side.Right)));
        }

        if (_state.Vote is null && await services.Votes.FindAsync(Id, cancellationToken) is { } vote)
        {
            await AdoptVoteAsync(vote);
        }

        Resume(answer => rows.GetValueOrDefault((answer.Turn, answer.Side, answer.Attempt)));
    }

    private static LiveAnswer Restored(int turn, Side side, AnswerState state, AnswerText? row) =>
        state.IsRunning ? new LiveAnswer(turn, side, state.Attempt)
        : LiveAnswer.Ended(turn, side, state, row?.Text ?? "", row is null ? new AnswerFinished(state.Status, state.Failure, 0, 0, null, 0) : Finished(row));

    /// <summary>
    /// A row that is there already was written just before the state could be: it is the end of its attempt. Other running attempts are
    /// joined where they run, and only those without a place begin.
    /// </summary>
    private void Resume(Func<LiveAnswer, AnswerText?> find)
    {
        var running = _turns[^1].Running;
        var unplaced = running.Where(answer => find(answer) is null && PlaceOf(answer) is null).ToList();
        foreach (var answer in running.Except(unplaced))
        {
            StartTicking();
            answer.Address = PlaceOf(answer);
            _ = GuardAsync(answer, () => find(answer) is { } row ? EndAsync(answer, row) : FollowToEndAsync(answer, joinOnly: true));
        }

        if (unplaced.Count > 0)
        {
            Launch([.. unplaced]);
        }
    }

    private ModelAddress? PlaceOf(LiveAnswer answer) => AddressOf(_state, answer.Side);

    private static AnswerFinished Finished(AnswerText row) =>
        new(row.Status, row.Failure, row.Tokens, row.PromptTokens, row.FirstTextMilliseconds, row.GenerationMilliseconds);
}
