using Arena.Contracts.Battles;
using Arena.Contracts.Models;

namespace Arena.Grains.Battles;

/// <summary>First answers that are in the answer bank already. Everything after them, also a second attempt, is written for the battle.</summary>
internal sealed partial class BattleGrain
{
    private bool IsFromBank(LiveAnswer answer) => _state.FromBank && answer is { Turn: 1, Attempt: 0 };

    /// <returns>False where the answer is none of the bank's, or has left it meanwhile: then it is written like any other.</returns>
    private async Task<bool> TakeFromBankAsync(LiveAnswer answer)
    {
        if (!IsFromBank(answer)
            || await services.Bank.FindAsync(ContestantOf(_state, answer.Side), _state.Language, _turns[0].Prompt, _stopped.Token) is not { } found)
        {
            return false;
        }

        var finished = new AnswerFinished(
            AnswerStatus.Complete, AnswerFailure.None, found.Tokens, found.PromptTokens, found.FirstTextMilliseconds, found.GenerationMilliseconds);
        await EndAsync(answer, Row(answer, finished) with { Text = found.Text });
        return true;
    }
}
