using Arena.Contracts.Ratings;
using Arena.Grains.Ratings;
using Arena.Grains.Ratings.Boards;
using Arena.Grains.Storage;
using Arena.Ratings.Boards;

namespace Arena.Grains.Tests.Ratings;

/// <summary>What a fit is worth when votes came and went while it ran.</summary>
public sealed class SliceBoardTests
{
    private readonly Ballots _ballots = new();
    private readonly VoteTable _table = new();
    private readonly SliceBoard _board;

    public SliceBoardTests()
    {
        Cast(300);
        _board = _table.Find(null, null).Board(BoardKind.Of(BoardMethod.Davidson, style: true));
    }

    [Fact]
    public void A_fit_covers_the_votes_it_had_and_says_how_far_they_go()
    {
        var (mark, state) = Fit();
        Cast(3);
        _board.Adopt(state, mark);

        _board.TryFollow(_table, Ballots.Start).ShouldBeFalse();
        _board.Covers(300, 0).ShouldBeTrue();
        _board.Covers(301, 0).ShouldBeFalse();
        _board.Covers(300, 1).ShouldBeFalse();
        _board.Cutoff(_table).ShouldBe(300);
    }

    [Fact]
    public void An_exclusion_of_a_vote_that_the_fit_did_not_have_leaves_it_good()
    {
        var (mark, state) = Fit();
        Cast(3);
        _table.Exclude(302, LedgerReason.IdentityLeak);
        _board.Adopt(state, mark);

        _board.Covers(300, 0).ShouldBeTrue();
    }

    [Fact]
    public void An_exclusion_of_a_vote_that_it_had_does_not()
    {
        var (mark, state) = Fit();
        _table.Exclude(299, LedgerReason.FraudFlag);
        _board.Adopt(state, mark);

        _board.Covers(0, 0).ShouldBeFalse();
    }

    private (SliceBoard.FitMark Mark, IBoardState State) Fit() =>
        (_board.Mark(0), BoardComputation.State(BoardInputs.Of(_table, _board.Slice, _board.Kind), new BoardOptions()));

    private void Cast(int votes) =>
        _table.Add(LoggedVotes.Of([.. Enumerable.Range((int)_table.Last + 1, votes).Select(number => new VoteRow(number, _ballots.Next(4), ""))]));
}
