using Arena.Contracts.Ratings;

namespace Arena.Web.Boards;

/// <summary>A report on integrity, as GET /api/integrity has it.</summary>
/// <param name="Board">Which slice of the vote log it is.</param>
/// <param name="At">When it was computed.</param>
/// <param name="VoteCutoff">Number of the last vote that was read.</param>
/// <param name="Votes">Counted votes.</param>
/// <param name="Alpha">False discovery rate of the flags.</param>
/// <param name="FlaggedVoters">How many voters are flagged.</param>
/// <param name="FlaggedVotes">Their votes.</param>
/// <param name="FlaggedByKind">Flagged voters by what they seem to do.</param>
/// <param name="Flags">Who; only for operators.</param>
/// <param name="Concentration">Of votes on voters.</param>
/// <param name="Seats">The advantage of the left side and its test, per component.</param>
/// <param name="Ranks">Ranks when any one voter is left out.</param>
/// <param name="Neighbours">Neighbours on the board: settled or not, votes needed, votes that hold the order.</param>
/// <param name="Repeats">Prompts that one voter voted on three times or more, the most repeated first.</param>
/// <param name="RepeatsUnknown">The database did not say in time which those are.</param>
/// <param name="Ties">Which model of ties describes the votes better; null where they tell nothing about it.</param>
public sealed record IntegrityState(
    string Board, DateTimeOffset At, long VoteCutoff, int Votes, double Alpha, int FlaggedVoters, int FlaggedVotes,
    IReadOnlyDictionary<string, int> FlaggedByKind, IReadOnlyList<VoterFlag>? Flags, VoterConcentration Concentration,
    IReadOnlyList<SeatEffect> Seats, IReadOnlyList<RankStability> Ranks, IReadOnlyList<NeighbourPair> Neighbours,
    IReadOnlyList<RepeatState> Repeats, bool RepeatsUnknown, TieModels? Ties)
{
    internal static IntegrityState Of(IntegrityReport report, bool isOperator) => new(
        report.Board,
        report.At,
        report.VoteCutoff,
        report.Votes,
        report.Alpha,
        report.Flags.Length,
        report.Flags.Sum(flag => flag.Votes),
        report.Flags.GroupBy(flag => flag.Kind).ToDictionary(group => group.Key, group => group.Count()),
        isOperator ? report.Flags : null,
        report.Concentration,
        report.Seats,
        report.Ranks,
        report.Neighbours,
        [.. report.Repeats.Select(repeat => new RepeatState(repeat.PromptHash, repeat.Votes, isOperator ? repeat.Voter : null))],
        report.RepeatsUnknown,
        report.Ties);
}

/// <summary>One prompt, and one voter who voted on it again and again.</summary>
/// <param name="PromptHash">First 16 hexadecimal digits of the SHA-256 of the prompt in UTF-8.</param>
/// <param name="Votes">Votes of that voter on it.</param>
/// <param name="Voter">Who; only for operators.</param>
public sealed record RepeatState(string PromptHash, int Votes, string? Voter);
