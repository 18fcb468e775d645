using Arena.Ratings.Boards;
using Arena.Ratings.Elo;
using Arena.Ratings.Fits;
using Arena.Ratings.Numerics;
using Arena.Ratings.Style;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Tests.Style;

public sealed class StyleControlTests
{
    private static readonly string[] Names = ["length", "lists"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Optimum_and_sandwich_agree_with_the_naive_model(bool davidson)
    {
        var (votes, values) = Sample(300, [.4, 0, -.4], [.5, 0], .2, 3);
        var options = davidson ? FitOptions.Davidson : FitOptions.BradleyTerry;
        var fit = StyleControl.Fit(votes, new StyleFeatures(Names, values), options);
        var sd = fit.Coefficients.Select(c => c.Sd).ToArray();
        double[][] standardised = [.. votes.Select((_, i) => new[] { values[2 * i] / sd[0], values[(2 * i) + 1] / sd[1] })];
        var adjusted = fit.Adjusted.Components.Single();
        double[] beta = [.. fit.Coefficients.Select(c => c.Points / EloScale.PointsPerLogOdds)];
        double[] parameters = [.. adjusted.Parameters, .. beta];
        var naive = new NumericalModel(votes, 3, davidson, davidson, standardised);

        // The ridge of 1e-6 per vote is the only difference.
        naive.Gradient(parameters).InfinityNorm().ShouldBeLessThan(1e-6 * 300 * 1.01);
        var sandwich = naive.Sandwich(parameters);
        for (var i = 0; i < 3; i++)
        {
            adjusted.Covariance[i, i].ShouldBe(sandwich[i, i], 2e-5);
        }

        var last = parameters.Length - 1;
        fit.Coefficients[1].Se.ShouldBe(EloScale.ToPoints(Math.Sqrt(sandwich[last, last])), .01);
    }

    [Fact]
    public void Coefficients_and_ratings_recover_the_truth()
    {
        double[] truth = [.5, .2, 0, -.2, -.5];
        var (votes, values) = Sample(20_000, truth, [.3, 0], 1, 5);
        var fit = StyleControl.Fit(votes, new StyleFeatures(Names, values));
        var length = fit.Coefficients[0];

        (length.Points / EloScale.PointsPerLogOdds / length.Sd).ShouldBe(.3, 5 * length.Se / EloScale.PointsPerLogOdds / length.Sd);
        Math.Abs(fit.Coefficients[1].Z).ShouldBeLessThan(4.9);
        var adjusted = fit.Adjusted.Components[0];
        for (var i = 0; i < 5; i++)
        {
            adjusted.Theta[i].ShouldBe(truth[i], 5 * Math.Sqrt(adjusted.Covariance[i, i]));
        }

        // Contestant 0 writes longest, so without control it looks better than it is.
        (fit.Plain.Theta(0) - truth[0]).ShouldBeGreaterThan(3.5 * Math.Sqrt(fit.Plain.Components[0].Covariance[0, 0]));
    }

    [Fact]
    public void A_board_with_style_control_says_so()
    {
        var (votes, values) = Sample(2000, [.4, 0, -.4], [.5, 0], .2, 3);
        var fit = StyleControl.Fit(votes, new StyleFeatures(Names, values));
        var board = BoardBuilder.Build(fit.Adjusted, VoteCounts.FromVotes(votes));

        board.MethodVersion.ShouldBe("davidson+style/2");
        BoardBuilder.Build(fit.Plain, VoteCounts.FromVotes(votes)).MethodVersion.ShouldBe("davidson/2");
        using var live = new LiveBoard(fit.Adjusted, VoteCounts.FromVotes(votes));
        live.TryApply(new Vote(0, 1, Outcome.Left)).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => Ratings.Intervals.Bootstrap.PerVote(fit.Adjusted, 10, 1));
    }

    [Fact]
    public void Swapping_all_sides_turns_the_seat_and_leaves_the_coefficients()
    {
        var (votes, values) = Sample(3000, [.4, 0, -.4], [.5, .1], .2, 3);
        Vote[] swapped = [.. votes.Select(v => new Vote(v.Right, v.Left, v.Outcome switch { Outcome.Left => Outcome.Right, Outcome.Right => Outcome.Left, var o => o }))];
        var fit = StyleControl.Fit(votes, new StyleFeatures(Names, values));
        var mirror = StyleControl.Fit(swapped, new StyleFeatures(Names, [.. values.Select(v => -v)]));

        mirror.Coefficients[0].Points.ShouldBe(fit.Coefficients[0].Points, 1e-7);
        mirror.Coefficients[1].Se.ShouldBe(fit.Coefficients[1].Se, 1e-7);
        mirror.Adjusted.Components[0].Seat.ShouldBe(-fit.Adjusted.Components[0].Seat, 1e-9);
        mirror.Adjusted.Theta(0).ShouldBe(fit.Adjusted.Theta(0), 1e-9);
    }

    [Fact]
    public void A_feature_that_never_differs_changes_nothing()
    {
        var (votes, values) = Sample(1000, [.4, 0, -.4], [0, 0], .2, 3);
        var fit = StyleControl.Fit(votes, new StyleFeatures(Names, new double[values.Length]));

        fit.Coefficients[0].Points.ShouldBe(0);
        fit.Coefficients[0].Se.ShouldBe(double.NaN);
        fit.Adjusted.Theta(0).ShouldBe(fit.Plain.Theta(0), 1e-9);
    }

    [Fact]
    public void Voters_who_repeat_themselves_widen_the_errors()
    {
        var (votes, values) = Sample(800, [.4, 0, -.4], [.5, 0], .2, 3);
        Vote[] repeated = [.. votes.SelectMany(vote => Enumerable.Repeat(vote, 4))];
        double[] rows = [.. Enumerable.Range(0, 800).SelectMany(i => Enumerable.Repeat(values.Skip(2 * i).Take(2), 4)).SelectMany(row => row)];
        int[] voters = [.. Enumerable.Range(0, 3200).Select(i => i / 4)];
        var single = StyleControl.Fit(votes, new StyleFeatures(Names, values));
        var clustered = StyleControl.Fit(repeated, new StyleFeatures(Names, rows), voters: voters);

        clustered.Adjusted.Components[0].Clusters.ShouldBe(800);
        clustered.Coefficients[0].Se.ShouldBe(single.Coefficients[0].Se, .01 * single.Coefficients[0].Se);
    }

    /// <summary>
    /// A newcomer's few wins, all as expected, would give it next to no variance; without differences in style the guard is that of the
    /// plain fit, exactly.
    /// </summary>
    [Theory]
    [InlineData(PairwiseModel.Davidson)]
    [InlineData(PairwiseModel.BradleyTerry)]
    public void Sparse_contestants_are_guarded_as_without_style(PairwiseModel model)
    {
        var (some, _) = Sample(900, [.4, 0, -.4], [0, 0], .2, 3);
        Vote[] votes = [.. some, .. Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? new Vote(3, 0, Outcome.Left) : new Vote(1, 3, Outcome.Right))];
        var options = new FitOptions { Model = model };
        var fit = StyleControl.Fit(votes, new StyleFeatures(Names, new double[2 * votes.Length]), options);
        var first = StyleControl.Fit(votes, new StyleFeatures(Names, new double[2 * votes.Length]), options with { Revision = 1 });
        var (adjusted, plain) = (fit.Adjusted.Components[0].Covariance, fit.Plain.Components[0].Covariance);

        for (var i = 0; i < adjusted.Size; i++)
        {
            adjusted[i, i].ShouldBe(plain[i, i], 1e-9);
        }

        first.Adjusted.Components[0].Covariance[3, 3].ShouldBeLessThan(.95 * plain[3, 3]);
    }

    [Fact]
    public void Amounts_become_normalised_differences()
    {
        var features = StyleFeatures.FromAmounts(Names, [3, 0, 1, 4], [1, 0, 1, 0]);

        features.Values.ShouldBe([.5, 0, 0, 1]);
        features.Votes.ShouldBe(2);
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Should.Throw<ArgumentException>(() => new StyleFeatures(Names, [double.NaN, 0]));
        Should.Throw<ArgumentException>(() => new StyleFeatures(Names, [double.PositiveInfinity, 0]));
        Should.Throw<ArgumentException>(() => new StyleFeatures(Names, [1e101, 0]));
        Should.Throw<ArgumentException>(() => new StyleFeatures(Names, [1e-101, 0]));
        Should.Throw<ArgumentException>(() => new StyleFeatures(Names, [1]));
        Should.Throw<ArgumentException>(() => new StyleFeatures([], []));
        Should.Throw<ArgumentException>(() => StyleFeatures.FromAmounts(Names, [-1, 0], [0, 0]));
        Should.Throw<ArgumentException>(() => StyleControl.Fit([new(0, 1, Outcome.Left)], new StyleFeatures(Names, [])));
        Should.Throw<ArgumentException>(() => StyleControl.Fit([], new StyleFeatures(Names, [])));
    }

    /// <summary>Length differences lean towards contestants with low numbers; lists are pure noise.</summary>
    private static (Vote[] Votes, double[] Values) Sample(int count, double[] theta, double[] beta, double lean, ulong seed)
    {
        var random = new SeededRandom(seed);
        var votes = new Vote[count];
        var values = new double[2 * count];
        for (var i = 0; i < count; i++)
        {
            var left = random.Next(theta.Length);
            var right = random.Next(theta.Length - 1);
            right += right >= left ? 1 : 0;
            values[2 * i] = (2 * random.NextDouble()) - 1 + (lean * (right - left) / theta.Length);
            values[(2 * i) + 1] = (2 * random.NextDouble()) - 1;
            var x = theta[left] - theta[right] + .1 + (beta[0] * values[2 * i]) + (beta[1] * values[(2 * i) + 1]);
            double win = Math.Exp(x / 2), loss = Math.Exp(-x / 2);
            var u = random.NextDouble() * (win + loss + .8);
            votes[i] = new Vote(left, right, u < win ? Outcome.Left : u < win + loss ? Outcome.Right : Outcome.Tie);
        }

        return (votes, values);
    }
}
