using System.Collections.Immutable;
using Arena.Contracts.Battles;

namespace Arena.Grains.Tests.Battles;

/// <summary>Views for tests of what is made of them.</summary>
internal static class Views
{
    public static readonly RevealedPair Pair = new(Card("alpha"), Card("beta"));

    public static AnswerView Waiting(int attempt = 0) => new(AnswerStatus.Waiting, "", attempt, AnswerFailure.None);

    public static AnswerView Streaming(string text, int attempt = 0) => new(AnswerStatus.Streaming, text, attempt, AnswerFailure.None);

    public static AnswerView Complete(string text, int attempt = 0) => new(AnswerStatus.Complete, text, attempt, AnswerFailure.None);

    public static AnswerView Failed(string text = "", int attempt = 0) => new(AnswerStatus.Failed, text, attempt, AnswerFailure.Timeout);

    public static TurnView Turn(AnswerView left, AnswerView right, int turn = 1, bool votable = false) => new(turn, $"Prompt {turn}", left, right, votable);

    public static BattleView Battle(params ImmutableArray<TurnView> turns) =>
        new(new BattleId("01BATTLE"), "en", "", turns, null, null, null, null, Side.Left);

    public static BattleView Voted(this BattleView view) => view with
    {
        Turns = [.. view.Turns.Select(turn => turn with { Votable = false })],
        Verdict = Verdict.Left,
        Vote = "1",
        Contestants = Pair,
    };

    private static ContestantCard Card(string id) => new(id, id, id, "", "", "", "", null, null);
}
