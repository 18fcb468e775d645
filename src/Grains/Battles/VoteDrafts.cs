using System.Globalization;
using Arena.Contracts.Battles;
using Arena.Contracts.Models;
using Arena.Contracts.Voters;
using Arena.Grains.Catalogue;
using Arena.Grains.Ratings.Styles;
using Arena.Grains.Storage;

namespace Arena.Grains.Battles;

/// <summary>Makes the row of the vote log from a battle.</summary>
internal static class VoteDrafts
{
    /// <param name="battle">Its id.</param>
    /// <param name="state">What is persisted of it.</param>
    /// <param name="turns">All turns that the voter saw.</param>
    /// <param name="command">An allowed vote.</param>
    /// <param name="services">Catalogue and clock.</param>
    public static VoteDraft Of(BattleId battle, BattleState state, IReadOnlyList<LiveTurn> turns, CastVote command, BattleServices services)
    {
        var turn = turns[command.Turn - 1];
        var left = services.Catalogue.Find(new ContestantId(state.Left));
        var right = services.Catalogue.Find(new ContestantId(state.Right));
        return new VoteDraft(
            battle,
            command.Turn,
            turn.Left.Attempt,
            turn.Right.Attempt,
            new ContestantId(state.Left),
            new ContestantId(state.Right),
            command.Verdict,
            state.Language,
            state.Topic,
            state.Probability,
            Parameters(state, left, right),
            turn.Left.Length,
            turn.Right.Length,
            Flags(turns, turn, left, right),
            state.FromBank ? VoteSources.Bank : VoteSources.Own,
            new VoterId(state.Voter),
            services.Clock.GetUtcNow(),
            command.Key)
        {
            Style = new VoteStyle(Style(turn.Left), Style(turn.Right)),
        };
    }

    private static AnswerStyle Style(LiveAnswer answer) => MarkdownStyle.Of(answer.Text(), answer.Finished?.Tokens ?? 0);

    /// <summary>Canonical: fixed order, round-trip numbers.</summary>
    private static string Parameters(BattleState state, Contestant? left, Contestant? right) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"seed":{{state.Seed}},"firstShown":"{{(state.FirstShown == Side.Left ? "left" : "right")}}","left":{{Parameters(left)}},"right":{{Parameters(right)}}}""");

    private static string Parameters(Contestant? contestant) => contestant is null ? "null" : string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"maxTokens":{{contestant.Sampling.MaxTokens}},"temperature":{{contestant.Sampling.Temperature:R}},"topP":{{contestant.Sampling.TopP:R}},"topK":{{contestant.Sampling.TopK}},"minP":{{contestant.Sampling.MinP:R}},"repeatPenalty":{{contestant.Sampling.RepeatPenalty:R}}}""");

    /// <summary>A name that came in any turn was seen before the vote; an interruption counts in the voted turn only.</summary>
    private static string Flags(IReadOnlyList<LiveTurn> turns, LiveTurn voted, Contestant? left, Contestant? right)
    {
        var flags = new List<string>();
        void Add(bool holds, string flag)
        {
            if (holds)
            {
                flags.Add(flag);
            }
        }

        Add(voted.Left.Finished?.Status == AnswerStatus.Stopped, VoteFlags.InterruptedLeft);
        Add(voted.Right.Finished?.Status == AnswerStatus.Stopped, VoteFlags.InterruptedRight);
        Add(left is not null && turns.Any(turn => SelfNaming.Names(turn.Left.Text(), left)), VoteFlags.SelfNamedLeft);
        Add(right is not null && turns.Any(turn => SelfNaming.Names(turn.Right.Text(), right)), VoteFlags.SelfNamedRight);
        return VoteFlags.Join(flags);
    }
}
