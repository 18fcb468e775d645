using System.Collections.Immutable;
using Arena.Contracts.Battles;
using Arena.Contracts.Models;

namespace Arena.Grains.Battles;

/// <summary>First answers that are in the answer bank already. Everything after them, also a second attempt, is written for the battle.</summary>
internal sealed partial class BattleGrain
{
    private bool IsFromBank(LiveAnswer answer) => _state.FromBank && answer is { Turn: 1, Attempt: 0 };

    private void TakeFromBank(ImmutableArray<LiveAnswer> answers)
    {
        foreach (var answer in answers)
        {
            _ = GuardAsync(answer, () => TakeFromBankAsync(answer));
        }
    }

    /// <summary>An answer that has left the bank meanwhile is written like any other.</summary>
    private async Task TakeFromBankAsync(LiveAnswer answer)
    {
        var found = await services.Bank.FindAsync(Contestant(answer.Side), _state.Language, _turns[0].Prompt, _stopped.Token);
        if (found is null)
        {
            await PlaceAsync(answer, avoid: []);
            await FollowToEndAsync(answer, joinOnly: false);
            return;
        }

        var finished = new AnswerFinished(
            AnswerStatus.Complete, AnswerFailure.None, found.Tokens, found.PromptTokens, found.FirstTextMilliseconds, found.GenerationMilliseconds);
        await EndAsync(answer, Row(answer, finished) with { Text = found.Text });
    }
}
