using System.Globalization;
using Arena.Contracts.Battles;
using Arena.Contracts.Models;
using Arena.Contracts.Voters;
using Arena.Grains.Catalogue;
using Arena.Grains.Storage;

namespace Arena.Grains.Battles;

/// <summary>Makes the row of the vote log from a battle.</summary>
internal static class VoteDrafts
{
    public static VoteDraft Of(BattleId battle, BattleState state, LiveTurn turn, CastVote command, BattleServices services)
    {
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
            Flags(turn, left, right),
            "own",
            new VoterId(state.Voter),
            services.Clock.GetUtcNow(),
            command.Key);
    }

    /// <summary>Canonical: fixed order, round-trip numbers.</summary>
    private static string Parameters(BattleState state, Contestant? left, Contestant? right) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"seed":{{state.Seed}},"firstShown":"{{(state.FirstShown == Side.Left ? "left" : "right")}}","left":{{Parameters(left)}},"right":{{Parameters(right)}}}""");

    private static string Parameters(Contestant? contestant) => contestant is null ? "null" : string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"maxTokens":{{contestant.Sampling.MaxTokens}},"temperature":{{contestant.Sampling.Temperature:R}},"topP":{{contestant.Sampling.TopP:R}},"topK":{{contestant.Sampling.TopK}},"minP":{{contestant.Sampling.MinP:R}},"repeatPenalty":{{contestant.Sampling.RepeatPenalty:R}}}""");

    private static string Flags(LiveTurn turn, Contestant? left, Contestant? right)
    {
        var flags = new List<string>();
        void Add(bool holds, string flag)
        {
            if (holds)
            {
                flags.Add(flag);
            }
        }

        Add(turn.Left.Finished?.Status == AnswerStatus.Stopped, "interrupted_left");
        Add(turn.Right.Finished?.Status == AnswerStatus.Stopped, "interrupted_right");
        Add(left is not null && SelfNaming.Names(turn.Left.Text(), left), "self_named_left");
        Add(right is not null && SelfNaming.Names(turn.Right.Text(), right), "self_named_right");
        return string.Join(',', flags);
    }
}
