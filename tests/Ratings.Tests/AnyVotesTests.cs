using Arena.Ratings.Boards;
using Arena.Ratings.Fits;
using Arena.Ratings.Fraud;
using Arena.Ratings.Influence;
using Arena.Ratings.Intervals;
using Arena.Ratings.Pairing;
using Arena.Ratings.Slices;
using Arena.Ratings.Style;
using Arena.Ratings.Votes;
using Arena.Support;
using FsCheck;
using FsCheck.Fluent;
using Outcome = Arena.Ratings.Votes.Outcome;

namespace Arena.Ratings.Tests;

/// <summary>
/// One vote, only ties, only wins, groups that never met, one voter: whatever the votes are, every method gives finite numbers with positive
/// errors.
/// </summary>
public sealed class AnyVotesTests
{
    private const int Contestants = 6;
    private const int OnlyTies = 1;
    private static readonly string[] Features = ["length", "lists"];

    [Fact]
    public void Clustered_boards_are_finite_and_no_surer_than_those_per_vote() => ForAny(sample =>
    {
        var board = BoardBuilder.Build(new VoterVotes(sample.Votes, sample.Voters), new BoardOptions { RankDraws = 40, Round = false });
        var perVote = BoardBuilder.Build(VoteCounts.FromVotes(sample.Votes), new BoardOptions { RankDraws = 40, Round = false });

        board.Rows.Count.ShouldBe(perVote.Rows.Count);
        foreach (var row in board.Rows)
        {
            double.IsFinite(row.Rating + row.Low + row.High).ShouldBeTrue();
            row.Se.ShouldBeGreaterThanOrEqualTo(perVote.Rows.Single(other => other.Contestant == row.Contestant).Se * (1 - 1e-9));
        }
    });

    [Fact]
    public void Shrunken_slices_are_finite() => ForAny(sample =>
    {
        VoteCounts Part(int which) => VoteCounts.FromVotes([.. sample.Votes.Where((_, i) => i % 2 == which)], Contestants);
        foreach (var fit in Shrinkage.FitAll([Part(0), Part(1)]))
        {
            for (var i = 0; i < fit.Members.Count; i++)
            {
                double.IsFinite(fit.Theta[i]).ShouldBeTrue();
                fit.StandardError(i).ShouldBeInRange(1e-6, 10);
                fit.OwnWeight[i].ShouldBeInRange(-1e-9, 1 + 1e-9);
            }

            double.IsFinite(fit.Tau).ShouldBeTrue();
        }
    });

    [Fact]
    public void Bootstraps_are_finite() => ForAny(sample =>
    {
        var voters = new VoterVotes(sample.Votes, sample.Voters);
        var fit = PairwiseFitter.Fit(voters.ToCounts(Contestants));
        foreach (var bootstrap in new[] { Bootstrap.PerVote(fit, 12, 1), Bootstrap.PerVoter(fit, voters, 12, 1) })
        {
            for (var i = 0; i < Contestants; i++)
            {
                double.IsFinite(bootstrap.StandardError(i)).ShouldBe(fit.ComponentOf(i) >= 0);
            }
        }
    });

    [Fact]
    public void Audits_and_jackknives_are_finite() => ForAny(sample =>
    {
        var voters = new VoterVotes(sample.Votes, sample.Voters);
        var fit = PairwiseFitter.Fit(voters.ToCounts());

        var findings = VoterAudit.Run(fit, voters);
        findings.ShouldAllBe(finding => double.IsFinite(finding.LogE) && double.IsFinite(finding.LargestLogE));
        (sample.Kind == OnlyTies && findings.Any(finding => finding.Flagged)).ShouldBeFalse();
        foreach (var range in LeaveOneVoterOut.Ranks(fit, voters))
        {
            var size = fit.Components[fit.ComponentOf(range.Contestant)].Members.Count;
            (range.Best >= 1 && range.Best <= range.Rank && range.Rank <= range.Worst && range.Worst <= size).ShouldBeTrue();
            double.IsFinite(range.LargestMove).ShouldBeTrue();
        }
    });

    [Fact]
    public void Style_control_is_finite() => ForAny(sample =>
    {
        if (sample.Votes.Length > 0)
        {
            var fit = StyleControl.Fit(sample.Votes, new StyleFeatures(Features, sample.Styles), voters: sample.Voters);
            fit.Coefficients.ShouldAllBe(coefficient => double.IsFinite(coefficient.Points));
            fit.Coefficients.ShouldAllBe(coefficient => coefficient.Sd == 0 || coefficient.Se > 0);
            BoardBuilder.Build(fit.Adjusted, VoteCounts.FromVotes(sample.Votes), new BoardOptions { RankDraws = 40 })
                .Rows.ShouldAllBe(row => double.IsFinite(row.Rating + row.Low + row.High) && row.Se > 0);
        }
    });

    [Fact]
    public void Weighted_fits_are_finite() => ForAny(sample =>
    {
        double[] probabilities = [.. sample.Styles.Where((_, i) => i % 2 == 0).Select(style => 0.01 + (Math.Abs(style) * 0.9))];
        var counts = VoteCounts.FromVotes(sample.Votes);
        foreach (var weighted in new[] { WeightedCounts.InversePair(counts), WeightedCounts.FromProbabilities(sample.Votes, probabilities) })
        {
            BoardBuilder.Build(PairwiseFitter.Fit(weighted), counts, new BoardOptions { RankDraws = 40 })
                .Rows.ShouldAllBe(row => double.IsFinite(row.Rating + row.Low + row.High) && row.Se > 0);
        }
    });

    [Fact]
    public void Pairs_can_always_be_weighed() => ForAny(sample =>
    {
        (int, int)[] pairs = [.. from i in Enumerable.Range(0, Contestants) from j in Enumerable.Range(0, i) select (i, j)];
        var weights = InformationGain.Weights(PairwiseFitter.Fit(VoteCounts.FromVotes(sample.Votes)), pairs);

        weights.ShouldAllBe(weight => double.IsFinite(weight) && weight > 0);
    });

    [Fact]
    public void Live_boards_stay_finite() => ForAny(sample =>
    {
        var half = sample.Votes.Length / 2;
        var counts = VoteCounts.FromVotes(sample.Votes.AsSpan(0, half), Contestants);
        using var live = new LiveBoard(PairwiseFitter.Fit(counts), counts, new BoardOptions { RankDraws = 40 });
        foreach (var vote in sample.Votes.AsSpan(half))
        {
            live.TryApply(vote);
        }

        live.Board().Rows.ShouldAllBe(row => double.IsFinite(row.Rating + row.Low + row.High) && row.Se > 0);
    });

    private static void ForAny(Action<Sample> check)
    {
        var vote = Gen.Choose(0, Contestants - 1).SelectMany(left =>
            Gen.Choose(1, Contestants - 1).SelectMany(step =>
                Gen.Choose(0, 3).SelectMany(outcome =>
                    Gen.Choose(0, 4).SelectMany(voter =>
                        Gen.Choose(-9, 9).SelectMany(first =>
                            Gen.Choose(-9, 9).Select(second => (Vote: new Vote(left, (left + step) % Contestants, (Outcome)outcome), Voter: voter, First: first / 9.0, Second: second / 9.0)))))));
        var sample = Gen.OneOf(Gen.Choose(0, 3), Gen.Choose(4, 14), Gen.Choose(60, 300))
            .SelectMany(length => Gen.Choose(0, 6).SelectMany(kind => Gen.ArrayOf(vote, length).Select(votes => new Sample(kind, votes))));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(70 * Scale.Factor).WithReplay(20_260_103, 7), Prop.ForAll(sample.ToArbitrary(), check));
    }

    /// <param name="Kind">1 only ties, 2 only left wins, 3 the lower number always wins, 4 two groups, 5 one voter, 6 style decides, else anything.</param>
    /// <param name="Drawn">Before the kind is applied.</param>
    private sealed record Sample(int Kind, (Vote Vote, int Voter, double First, double Second)[] Drawn)
    {
        public Vote[] Votes => [.. Kept.Select(drawn => Kind switch
        {
            OnlyTies => drawn.Vote with { Outcome = Outcome.Tie },
            2 => drawn.Vote with { Outcome = Outcome.Left },
            3 => drawn.Vote with { Outcome = drawn.Vote.Left < drawn.Vote.Right ? Outcome.Left : Outcome.Right },
            6 => drawn.Vote with { Outcome = drawn.First > 0 ? Outcome.Left : Outcome.Right },
            _ => drawn.Vote,
        })];

        public int[] Voters => [.. Kept.Select(drawn => Kind == 5 ? 0 : drawn.Voter)];

        public double[] Styles => [.. Kept.SelectMany(drawn => new[] { drawn.First, drawn.Second })];

        private IEnumerable<(Vote Vote, int Voter, double First, double Second)> Kept =>
            Drawn.Where(drawn => Kind != 4 || drawn.Vote.Left / 3 == drawn.Vote.Right / 3);
    }
}
