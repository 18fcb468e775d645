using Arena.Ratings.Votes;

namespace Arena.Ratings.Intervals;

/// <summary>Votes with the voter who cast each, for everything that treats a voter's votes as dependent.</summary>
public sealed class VoterVotes
{
    /// <summary>Voters' indices lie below this.</summary>
    public const int MostVoters = 1 << 28;

    private readonly Vote[] _votes;
    private readonly int[] _starts;

    /// <param name="votes">The votes, in any order.</param>
    /// <param name="voters">The voter of each vote: small non-negative indices, same length as <paramref name="votes"/>.</param>
    /// <exception cref="ArgumentException">Different lengths, a negative voter, or an invalid vote.</exception>
    public VoterVotes(ReadOnlySpan<Vote> votes, ReadOnlySpan<int> voters)
    {
        if (votes.Length != voters.Length)
        {
            throw new ArgumentException($"{votes.Length} votes but {voters.Length} voters.");
        }

        _starts = Starts(voters);
        _votes = new Vote[votes.Length];
        var next = (int[])_starts.Clone();
        for (var i = 0; i < votes.Length; i++)
        {
            votes[i].Check();
            _votes[next[voters[i]]++] = votes[i];
        }
    }

    /// <summary>One more than the largest voter index.</summary>
    public int Voters => _starts.Length - 1;

    /// <summary>All votes, voter after voter.</summary>
    public ReadOnlySpan<Vote> All => _votes;

    /// <summary>The votes of one voter, in the order given.</summary>
    public ReadOnlySpan<Vote> Of(int voter) => _votes.AsSpan(_starts[voter].._starts[voter + 1]);

    /// <summary>The same votes as counts.</summary>
    public VoteCounts ToCounts(int contestants = 0) => VoteCounts.FromVotes(_votes, contestants);

    private static int[] Starts(ReadOnlySpan<int> voters)
    {
        var largest = -1;
        foreach (var voter in voters)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(voter);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(voter, MostVoters);
            largest = Math.Max(largest, voter);
        }

        var starts = new int[largest + 2];
        foreach (var voter in voters)
        {
            starts[voter + 1]++;
        }

        for (var voter = 0; voter <= largest; voter++)
        {
            starts[voter + 1] += starts[voter];
        }

        return starts;
    }
}
