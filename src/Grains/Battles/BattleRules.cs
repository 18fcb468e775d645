using Arena.Contracts;
using Arena.Contracts.Battles;
using Arena.Contracts.Voters;

namespace Arena.Grains.Battles;

/// <summary>What a battle allows. Pure: no clock, chance or I/O.</summary>
internal static class BattleRules
{
    private const int MostTags = 16;
    private const int LongestTag = 40;

    public static Decision Open(BattleState state, OpenBattle command)
    {
        if (!state.IsOpen)
        {
            return Decision.Of(
                new BattleOpened(command.Voter.Value, command.Language, command.Topic, command.Pairing, command.FromBank),
                new TurnAdded(Digest.Short(command.Key), Digest.Short(command.Prompt)));
        }

        return !Owns(state, command.Voter) ? Decision.Refuse(RefusalCode.UnknownBattle)
            : state.Turns[0].Body != Digest.Short(command.Prompt) ? Decision.Refuse(RefusalCode.KeyReused)
            : Decision.Nothing;
    }

    /// <summary>A follow-up. A key that stands for a turn already decides nothing: that turn is the answer.</summary>
    public static Decision AddTurn(BattleState state, AddTurn command, ArenaLimits limits)
    {
        if (!Owns(state, command.Voter))
        {
            return Decision.Refuse(RefusalCode.UnknownBattle);
        }

        if (TurnOf(state, command.Key) is var known and > 0)
        {
            return state.Turns[known - 1].Body == Digest.Short(command.Prompt) ? Decision.Nothing : Decision.Refuse(RefusalCode.KeyReused);
        }

        var last = state.Turns[^1];
        return state.IsRunning ? Decision.Refuse(RefusalCode.StillRunning)
            : !last.Left.IsUsable || !last.Right.IsUsable ? Decision.Refuse(RefusalCode.TurnFailed)
            : state.Turns.Length >= limits.Turns ? Decision.Refuse(RefusalCode.TooManyTurns)
            : state.Budget == ContextBudget.Full ? Decision.Refuse(RefusalCode.ContextFull)
            : Decision.Of(new TurnAdded(Digest.Short(command.Key), Digest.Short(command.Prompt)));
    }

    /// <summary>The turn that a key stands for, from 1; 0 where it stands for none.</summary>
    public static int TurnOf(BattleState state, string key) => state.Turns.Select(turn => turn.Key).ToList().IndexOf(Digest.Short(key)) + 1;

    /// <summary>A new attempt: at both answers when nothing runs, or at the one that failed alone.</summary>
    public static Decision Regenerate(BattleState state, Regenerate command)
    {
        if (!Owns(state, command.Voter))
        {
            return Decision.Refuse(RefusalCode.UnknownBattle);
        }

        if (state.Vote is { } vote && vote.Turn == state.Turns.Length)
        {
            return Decision.Refuse(RefusalCode.AlreadyVoted);
        }

        var last = state.Turns[^1];
        var next = Math.Max(last.Left.Attempt, last.Right.Attempt) + 1;
        if (command.Side == SideSelection.Both)
        {
            return state.IsRunning
                ? Decision.Refuse(RefusalCode.StillRunning)
                : Decision.Of(new AttemptBegun(Side.Left, next), new AttemptBegun(Side.Right, next));
        }

        var side = command.Side == SideSelection.Left ? Side.Left : Side.Right;
        var failedAlone = last[side].Status == AnswerStatus.Failed && last[Other(side)].Status != AnswerStatus.Failed;
        return failedAlone
            ? Decision.Of(new AttemptBegun(side, last[side].Attempt + 1))
            : Decision.Refuse(RefusalCode.NotFailed);
    }

    /// <summary>Whether a vote may be written. A battle that was voted is the caller's to answer: see <see cref="IsSameVote"/>.</summary>
    public static Decision Vote(BattleState state, CastVote command)
    {
        if (!Owns(state, command.Voter))
        {
            return Decision.Refuse(RefusalCode.UnknownBattle);
        }

        if (state.Vote is { } vote)
        {
            return IsSameVote(vote, command) ? Decision.Nothing : Decision.Refuse(RefusalCode.AlreadyVoted);
        }

        if (command.Turn < 1 || command.Turn > state.Turns.Length || (command.Turn < state.Turns.Length && command.Turn != state.VotableTurn))
        {
            return Decision.Refuse(RefusalCode.StaleTurn);
        }

        var turn = state.Turns[command.Turn - 1];
        var seen = (command.SeenLeft ?? turn.Left.Attempt) == turn.Left.Attempt && (command.SeenRight ?? turn.Right.Attempt) == turn.Right.Attempt;
        return !seen ? Decision.Refuse(RefusalCode.StaleTurn)
            : command.Turn != state.VotableTurn ? Decision.Refuse(RefusalCode.NotVotable)
            : Decision.Nothing;
    }

    /// <summary>Reasons for a vote. Whether there are some already is the store's to say.</summary>
    public static Decision AddNotes(BattleState state, AddNotes command, ArenaLimits limits) =>
        !Owns(state, command.Voter) ? Decision.Refuse(RefusalCode.UnknownBattle)
        : state.Vote is null ? Decision.Refuse(RefusalCode.NotVoted)
        : command.Comment?.Length > limits.CommentCharacters ? Decision.Refuse(RefusalCode.PromptTooLong, $"the limit is {limits.CommentCharacters}")
        : command.Tags.Length > MostTags || !command.Tags.All(IsTag) ? Decision.Refuse(RefusalCode.PromptInvalid, "tags")
        : Decision.Nothing;

    public static bool IsSameVote(VoteState vote, CastVote command) =>
        vote.Key == Digest.Long(command.Key) && vote.Verdict == command.Verdict;

    /// <summary>A comma separates them where they are stored.</summary>
    private static bool IsTag(string tag) => tag is { Length: >= 1 and <= LongestTag } && !tag.Any(c => c == ',' || char.IsControl(c));

    public static bool Owns(BattleState state, VoterId voter) => state.IsOpen && state.Voter == voter.Value;

    public static Side Other(Side side) => side == Side.Left ? Side.Right : Side.Left;

    public static BattleState Apply(BattleState state, BattleFact fact) => fact switch
    {
        BattleOpened opened => state with
        {
            Voter = opened.Voter,
            Language = opened.Language,
            Topic = opened.Topic,
            Left = opened.Pairing.Left.Value,
            Right = opened.Pairing.Right.Value,
            Probability = opened.Pairing.Probability,
            Seed = opened.Pairing.Seed,
            FirstShown = opened.Pairing.FirstShown,
            FromBank = opened.FromBank,
        },
        TurnAdded added => state with
        {
            Turns = state.Turns.Add(new TurnState(added.Key, added.Body, AnswerState.Begun(0), AnswerState.Begun(0))),
        },
        SidesPlaced placed => state with { LeftDevice = placed.Left ?? state.LeftDevice, RightDevice = placed.Right ?? state.RightDevice },
        HistoryCut cut => state with { FirstTurn = cut.FirstTurn },
        BudgetMeasured measured => state with { Budget = measured.Budget },
        AttemptBegun begun => WithAnswer(state, begun.Side, AnswerState.Begun(begun.Attempt)),
        AttemptEnded ended => WithAnswer(state, ended.Side, new AnswerState(ended.Status, ended.Attempt, ended.Length, ended.Failure)),
        VoteCast cast => state with { Vote = cast.Vote },
        _ => throw new ArgumentOutOfRangeException(nameof(fact)),
    };

    private static BattleState WithAnswer(BattleState state, Side side, AnswerState answer) =>
        state with { Turns = state.Turns.SetItem(state.Turns.Length - 1, state.Turns[^1].With(side, answer)) };
}
