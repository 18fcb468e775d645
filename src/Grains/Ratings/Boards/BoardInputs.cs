using Arena.Ratings.Votes;

namespace Arena.Grains.Ratings.Boards;

/// <summary>Copies what a computation needs out of the table, on the grain's turn.</summary>
internal static class BoardInputs
{
    /// <param name="table">The votes.</param>
    /// <param name="slice">Which of them.</param>
    /// <param name="kind">What will be computed.</param>
    public static BoardInput Of(VoteTable table, Slice slice, BoardKind kind)
    {
        var votes = new Vote[slice.Votes];
        var voters = new int[slice.Votes];
        var style = kind.Style ? new Styles(votes.Length) : null;
        var numbers = new VoterNumbers(table.Voters.Count);
        var at = 0;
        foreach (var place in slice.Places)
        {
            var vote = table[place + 1];
            if (vote.IsCounted)
            {
                votes[at] = vote.AsVote();
                voters[at++] = numbers.Of(vote.Voter);
                style?.Add(table.Styles, place + 1, vote);
            }
        }

        return new BoardInput(kind, votes, voters, Rest(table, slice, kind), style?.ToInput());
    }

    private static VoteCounts? Rest(VoteTable table, Slice slice, BoardKind kind)
    {
        if (!slice.IsLanguage || kind.Style || kind.Method == Contracts.Ratings.BoardMethod.Elo)
        {
            return null;
        }

        var rest = table.Find(null, null).Counts();
        rest.Subtract(slice.Counts());
        return rest;
    }

    private sealed class Styles(int capacity)
    {
        private readonly List<bool> _known = new(capacity);
        private readonly List<double> _left = [];
        private readonly List<double> _right = [];

        public void Add(StyleMarks marks, int sequence, RatedVote vote)
        {
            Span<double> left = [vote.LeftLength, 0, 0, 0, 0];
            Span<double> right = [vote.RightLength, 0, 0, 0, 0];
            var known = marks.TryGet(sequence, left[1..], right[1..]);
            _known.Add(known);
            if (known)
            {
                _left.AddRange(left);
                _right.AddRange(right);
            }
        }

        public StyleInput ToInput() => new([.. _known], [.. _left], [.. _right]);
    }
}
