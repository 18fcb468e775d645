using System.Collections.Immutable;
using Arena.Contracts.Battles;
using Arena.Contracts.Models;

namespace Arena.Grains.Battles;

/// <summary>What of the conversation both sides see, measured by the contestants' own vocabularies and decided for both at once.</summary>
internal sealed partial class BattleGrain
{
    /// <summary>Tries at a measurement before the length of the text has to do.</summary>
    private const int MeasureTries = 3;

    /// <summary>Least context of a contestant whose catalogue entry names none.</summary>
    private const int LeastContext = 512;

    /// <summary>A vocabulary of a model that is not loaded may have to be read first.</summary>
    private static readonly TimeSpan MeasurePatience = TimeSpan.FromSeconds(2);

    private int AnswerTokens(BattleState state) => Math.Max(
        Find(state.Left)?.Sampling.MaxTokens ?? 0,
        Find(state.Right)?.Sampling.MaxTokens ?? 0);

    /// <summary>Whether a first prompt leaves both sides room for an answer. Only a long one has to be measured.</summary>
    private async Task<bool> FitsAsync(BattleState planned, string prompt)
    {
        var known = new[] { planned.Left, planned.Right }.Select(id => Find(id)?.Model.ContextLength ?? 0);
        return HistoryRule.FitsAnyway(prompt, known.Min(context => context > 0 ? context : LeastContext)) || await FitsAsync(planned, [], prompt);
    }

    /// <summary>The first turn that both sides see of the conversation when this prompt follows; null where not even the last turn fits.</summary>
    private Task<int?> FirstTurnAsync(string prompt) =>
        HistoryRule.FirstTurnAsync(_state.FirstTurn, _turns.Count - 1, first => FitsAsync(_state, [.. _turns.Skip(first)], prompt));

    private async Task<bool> FitsAsync(BattleState state, IReadOnlyList<LiveTurn> turns, string prompt)
    {
        var (tokens, context) = await MeasureAsync(state, turns, prompt);
        return HistoryRule.Fits(tokens, context, AnswerTokens(state));
    }

    /// <summary>The room left once the last turn's answers are there.</summary>
    private async Task<ContextBudget> BudgetAsync()
    {
        var (last, context) = await MeasureAsync(_state, [_turns[^1]], "");
        var seen = _state.FirstTurn < _turns.Count - 1 ? (await MeasureAsync(_state, [.. _turns.Skip(_state.FirstTurn)], "")).Tokens : last;
        return HistoryRule.Budget(seen, last, context, AnswerTokens(_state), forgot: _state.FirstTurn > 0);
    }

    /// <returns>Tokens of the longer side and of the smaller context.</returns>
    private async Task<(int Tokens, int Context)> MeasureAsync(BattleState state, IReadOnlyList<LiveTurn> turns, string prompt)
    {
        var sizes = await Task.WhenAll(
            MeasureAsync(state, Side.Left, Messages(Side.Left, turns, prompt)),
            MeasureAsync(state, Side.Right, Messages(Side.Right, turns, prompt)));
        return (sizes.Max(size => size.Tokens), sizes.Select(size => size.ContextLength).Where(context => context > 0).DefaultIfEmpty(0).Min());
    }

    private async Task<ConversationSize> MeasureAsync(BattleState state, Side side, ImmutableArray<Message> messages)
    {
        if (AddressOf(state, side) is { } address)
        {
            for (var tries = 0; tries < MeasureTries; tries++)
            {
                try
                {
                    var size = GrainFactory.GetGrain<IModelGrain>(address.ToString()).MeasureAsync(messages);
                    if (await size.WaitAsync(MeasurePatience, services.Clock) is { } measured)
                    {
                        return measured;
                    }

                    break;
                }
                catch (Exception exception) when (Transient.Is(exception) && exception is not TimeoutException)
                {
                    // Rejected on its way: once more.
                }
                catch (TimeoutException)
                {
                    break;
                }
            }
        }

        return new ConversationSize(HistoryRule.Estimate(messages), Find(ContestantOf(state, side).Value)?.Model.ContextLength ?? 0);
    }

    /// <summary>A side's view of whole turns and the prompt that follows them.</summary>
    private static ImmutableArray<Message> Messages(Side side, IEnumerable<LiveTurn> turns, string prompt)
    {
        var messages = ImmutableArray.CreateBuilder<Message>();
        foreach (var turn in turns)
        {
            messages.Add(new Message(FromVoter: true, turn.Prompt));
            messages.Add(new Message(FromVoter: false, turn[side].Text()));
        }

        messages.Add(new Message(FromVoter: true, prompt));
        return messages.ToImmutable();
    }
}
