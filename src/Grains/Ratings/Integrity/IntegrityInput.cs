using Arena.Grains.Storage;
using Arena.Ratings.Votes;

namespace Arena.Grains.Ratings.Integrity;

/// <summary>The votes of a board, copied for an analysis off the grain's turn.</summary>
/// <param name="Board">The slice's name.</param>
/// <param name="Votes">Counted votes in the order of the log.</param>
/// <param name="Voters">Who cast each, numbered from 0 by first appearance.</param>
/// <param name="Pseudonyms">Of those numbers.</param>
/// <param name="Contestants">Ids of the votes' contestants.</param>
/// <param name="Cutoff">Last vote that was read.</param>
/// <param name="At">Now.</param>
/// <param name="Alpha">False discovery rate.</param>
/// <param name="Repeats">Prompts that one voter voted on again and again; null where that is not known.</param>
internal sealed record IntegrityInput(
    string Board, Vote[] Votes, int[] Voters, string[] Pseudonyms, string[] Contestants, long Cutoff, DateTimeOffset At, double Alpha,
    RepeatedPrompt[]? Repeats)
{
    /// <summary>Copies what the analysis needs, on the grain's turn.</summary>
    public static IntegrityInput Of(VoteTable table, Slice slice, DateTimeOffset at, double alpha)
    {
        var votes = new List<Vote>((int)slice.Votes);
        var voters = new List<int>((int)slice.Votes);
        var numbers = new Interning();
        foreach (var place in slice.Places)
        {
            var vote = table[place + 1];
            if (vote.IsCounted)
            {
                votes.Add(vote.AsVote());
                voters.Add(numbers.Number(table.Voters[vote.Voter]));
            }
        }

        return new IntegrityInput(slice.Name, [.. votes], [.. voters], [.. numbers.Texts], table.Contestants.Texts.ToArray(), table.Last, at, alpha, null);
    }
}
