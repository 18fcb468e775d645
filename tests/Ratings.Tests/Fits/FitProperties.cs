using Arena.Ratings.Boards;
using Arena.Ratings.Fits;
using Arena.Ratings.Votes;
using Arena.Support;
using FsCheck;
using FsCheck.Fluent;
using Outcome = Arena.Ratings.Votes.Outcome;

namespace Arena.Ratings.Tests.Fits;

/// <summary>What must hold for any votes whatever, few, lopsided and disconnected ones included.</summary>
public sealed class FitProperties
{
    private const int Contestants = 6;
    private static readonly FitOptions[] Models =
    [
        FitOptions.Davidson, FitOptions.Davidson with { Seat = false }, FitOptions.BradleyTerry,
        FitOptions.BradleyTerry with { Seat = true }, FitOptions.BradleyTerry with { Ties = TieRule.Drop },
    ];

    [Fact]
    public void Renaming_contestants_renames_the_ratings() => ForAnyVotes((votes, options) =>
    {
        int[] renamed = [3, 5, 0, 4, 1, 2];
        var fit = PairwiseFitter.Fit(VoteCounts.FromVotes(votes, Contestants), options);
        Vote[] other = Array.ConvertAll(votes, v => new Vote(renamed[v.Left], renamed[v.Right], v.Outcome));
        var same = PairwiseFitter.Fit(VoteCounts.FromVotes(other, Contestants), options);

        for (var i = 0; i < Contestants; i++)
        {
            ShouldAgree(same.Theta(renamed[i]), fit.Theta(i));
            ShouldAgree(Variance(same, renamed[i]), Variance(fit, i));
        }
    });

    [Fact]
    public void Swapping_the_sides_of_all_votes_turns_the_seat_and_nothing_else() => ForAnyVotes((votes, options) =>
    {
        var fit = PairwiseFitter.Fit(VoteCounts.FromVotes(votes, Contestants), options);
        var swapped = PairwiseFitter.Fit(VoteCounts.FromVotes(Array.ConvertAll(votes, Swap), Contestants), options);

        for (var i = 0; i < Contestants; i++)
        {
            ShouldAgree(swapped.Theta(i), fit.Theta(i));
            ShouldAgree(Variance(swapped, i), Variance(fit, i));
        }

        for (var c = 0; c < fit.Components.Count; c++)
        {
            ShouldAgree(swapped.Components[c].Seat, -fit.Components[c].Seat);
            ShouldAgree(swapped.Components[c].Nu, fit.Components[c].Nu);
        }
    });

    [Fact]
    public void Turning_all_verdicts_turns_all_ratings() => ForAnyVotes((votes, options) =>
    {
        var fit = PairwiseFitter.Fit(VoteCounts.FromVotes(votes, Contestants), options);
        var turned = PairwiseFitter.Fit(VoteCounts.FromVotes(Array.ConvertAll(votes, v => v with { Outcome = Swap(v).Outcome }), Contestants), options);

        for (var i = 0; i < Contestants; i++)
        {
            ShouldAgree(turned.Theta(i), -fit.Theta(i));
        }
    });

    [Fact]
    public void Adding_counts_is_merging_votes() => ForAnyVotes((votes, options) =>
    {
        var split = votes.Length / 3;
        var merged = VoteCounts.FromVotes(votes.AsSpan(0, split), Contestants);
        merged.Merge(VoteCounts.FromVotes(votes.AsSpan(split), Contestants));
        var counts = VoteCounts.FromVotes(votes, Contestants);
        merged.Cells().ShouldBe(counts.Cells());

        var options1 = new BoardOptions { Fit = options, RankDraws = 40 };
        BoardBuilder.Build(merged, options1).Rows.ShouldBe(BoardBuilder.Build(counts, options1).Rows);
        counts.Subtract(VoteCounts.FromVotes(votes.AsSpan(split), Contestants));
        counts.Cells().ShouldBe(VoteCounts.FromVotes(votes.AsSpan(0, split), Contestants).Cells());
    });

    [Fact]
    public void Sparse_and_dense_tables_give_the_same_fit() => ForAnyVotes((votes, options) =>
    {
        var dense = VoteCounts.FromVotes(votes, Contestants);
        var sparse = VoteCounts.FromVotes(votes, 5000);
        sparse.IsDense.ShouldBeFalse();
        var fit = PairwiseFitter.Fit(dense, options);
        var same = PairwiseFitter.Fit(sparse, options);

        for (var i = 0; i < Contestants; i++)
        {
            ShouldAgree(same.Theta(i), fit.Theta(i));
            ShouldAgree(Variance(same, i), Variance(fit, i));
        }
    });

    [Fact]
    public void Every_board_is_finite_and_its_ranks_fit_together() => ForAnyVotes((votes, options) =>
    {
        var board = BoardBuilder.Build(VoteCounts.FromVotes(votes, Contestants), new BoardOptions { Fit = options, RankDraws = 40 });
        foreach (var row in board.Rows)
        {
            var size = board.Components[row.Component].Contestants;
            double.IsFinite(row.Rating + row.Se + row.Low + row.High).ShouldBeTrue();
            (row.Se > 0).ShouldBeTrue();
            (row.RankLow >= 1 && row.RankLow <= row.Rank && row.Rank <= row.RankHigh && row.RankHigh <= size).ShouldBeTrue();
            row.Tier.ShouldBeInRange(1, size);
        }

        board.Rows.Sum(row => row.Votes).ShouldBe((int)(2 * board.Votes));
    });

    private static Vote Swap(Vote vote) =>
        new(vote.Right, vote.Left, vote.Outcome switch { Outcome.Left => Outcome.Right, Outcome.Right => Outcome.Left, var o => o });

    private static double Variance(PairwiseFit fit, int contestant) =>
        fit.ComponentOf(contestant) < 0 ? 0 : fit.Components[fit.ComponentOf(contestant)].Covariance[fit.LocalIndex(contestant), fit.LocalIndex(contestant)];

    /// <summary>Equal up to rounding; two infinities or two NaNs are equal.</summary>
    private static void ShouldAgree(double actual, double expected)
    {
        if (double.IsFinite(expected))
        {
            actual.ShouldBe(expected, 1e-8 * (1 + Math.Abs(expected)));
        }
        else
        {
            actual.ShouldBe(expected);
        }
    }

    private static void ForAnyVotes(Action<Vote[], FitOptions> check)
    {
        var vote = Gen.Choose(0, Contestants - 1).SelectMany(left =>
            Gen.Choose(1, Contestants - 1).SelectMany(step =>
                Gen.Choose(0, 3).Select(outcome => new Vote(left, (left + step) % Contestants, (Outcome)outcome))));
        var votes = Gen.OneOf(Gen.Choose(0, 12), Gen.Choose(100, 600)).SelectMany(length => Gen.ArrayOf(vote, length));
        var property = Prop.ForAll(votes.ToArbitrary(), Gen.Elements(Models).ToArbitrary(), check);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60 * Scale.Factor).WithReplay(20_260_101, 7), property);
    }
}
