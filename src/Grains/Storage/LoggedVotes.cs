namespace Arena.Grains.Storage;

/// <summary>Consecutive rows of the vote log, as far as ratings need them.</summary>
/// <param name="First">Sequence number of the first.</param>
/// <param name="Texts">The texts that the rows name by number; each is here once.</param>
/// <param name="Votes">In the order of the log.</param>
internal sealed record LoggedVotes(long First, IReadOnlyList<string> Texts, ReadOnlyMemory<LoggedVote> Votes)
{
    /// <summary>The same of whole rows.</summary>
    public static LoggedVotes Of(IReadOnlyList<VoteRow> rows)
    {
        var texts = new Interning();
        var votes = rows.Select(row => Of(row.Vote, texts)).ToArray();
        return new LoggedVotes(rows[0].Sequence, texts.Texts, votes);
    }

    private static LoggedVote Of(VoteDraft vote, Interning texts) => new(
        texts.Number(vote.Left.Value),
        texts.Number(vote.Right.Value),
        vote.Verdict,
        texts.Number(vote.Language),
        texts.Number(vote.Topic),
        texts.Number(vote.Source),
        texts.Number(vote.Voter.Value),
        vote.LeftLength,
        vote.RightLength,
        vote.CastAt.ToUnixTimeMilliseconds());
}
