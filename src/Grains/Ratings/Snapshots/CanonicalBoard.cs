using Arena.Grains.Ratings.Boards;
using Arena.Ratings.Votes;

namespace Arena.Grains.Ratings.Snapshots;

/// <summary>
/// A board's votes with contestants numbered by the order of their ids, not by the order in which this process met them, so that nothing but
/// the votes decides the order of any sum.
/// </summary>
internal sealed class CanonicalBoard
{
    private readonly int[] _numbers;

    private CanonicalBoard(string[] ids, int[] numbers, BoardInput input) => (Contestants, _numbers, Input) = (ids, numbers, input);

    /// <summary>Ids by number.</summary>
    public IReadOnlyList<string> Contestants { get; }

    public BoardInput Input { get; }

    public static CanonicalBoard Of(VoteTable table, SnapshotRequest request)
    {
        var known = table.Contestants.Texts.ToArray();
        var ids = known.Order(StringComparer.Ordinal).ToArray();
        var place = ids.Select((id, i) => (id, i)).ToDictionary(pair => pair.id, pair => pair.i);
        var numbers = Array.ConvertAll(known, id => place[id]);
        var board = new CanonicalBoard(ids, numbers, BoardInputs.Of(table, table.Find(request.Language, request.Topic), request.Kind));
        var input = board.Input;
        return new CanonicalBoard(ids, numbers, input with
        {
            Votes = Array.ConvertAll(input.Votes, board.Renumbered),
            Rest = input.Rest is { } rest ? board.Renumbered(rest) : null,
        });
    }

    private Vote Renumbered(Vote vote) => vote with { Left = _numbers[vote.Left], Right = _numbers[vote.Right] };

    private VoteCounts Renumbered(VoteCounts counts)
    {
        var renumbered = new VoteCounts();
        foreach (var cell in counts.Cells())
        {
            renumbered.Add(Renumbered(new Vote(cell.Left, cell.Right, Outcome.Left)), cell.LeftWins);
            renumbered.Add(Renumbered(new Vote(cell.Left, cell.Right, Outcome.Right)), cell.RightWins);
            renumbered.Add(Renumbered(new Vote(cell.Left, cell.Right, Outcome.Tie)), cell.Ties);
            renumbered.Add(Renumbered(new Vote(cell.Left, cell.Right, Outcome.BothBad)), cell.BothBad);
        }

        return renumbered;
    }
}
