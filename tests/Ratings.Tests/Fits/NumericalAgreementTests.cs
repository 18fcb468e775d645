using Arena.Ratings.Fits;
using Arena.Ratings.Intervals;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Tests.Fits;

public sealed class NumericalAgreementTests
{
    public static TheoryData<PairwiseModel, bool, TieRule> Models() => new()
    {
        { PairwiseModel.Davidson, true, TieRule.Half },
        { PairwiseModel.Davidson, false, TieRule.Half },
        { PairwiseModel.BradleyTerry, true, TieRule.Half },
        { PairwiseModel.BradleyTerry, false, TieRule.Half },
        { PairwiseModel.BradleyTerry, true, TieRule.Drop },
        { PairwiseModel.RaoKupper, true, TieRule.Half },
        { PairwiseModel.RaoKupper, false, TieRule.Half },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void Optimum_and_covariances_agree_with_the_naive_model(PairwiseModel model, bool seat, TieRule ties)
    {
        var votes = new Simulate([.6, .1, 0, -.2, -.5], .9, .3, 8).Votes(400);
        var options = new FitOptions { Model = model, Seat = seat, Ties = ties };
        var fit = PairwiseFitter.Fit(VoteCounts.FromVotes(votes), options).Components.Single();
        var rated = ties == TieRule.Drop ? Array.FindAll(votes, vote => vote.Outcome <= Outcome.Right) : votes;
        var naive = new NumericalModel(rated, 5, seat, model != PairwiseModel.BradleyTerry, raoKupper: model == PairwiseModel.RaoKupper);
        var parameters = fit.Parameters.ToArray();

        naive.Gradient(parameters).InfinityNorm().ShouldBeLessThan(1e-5);
        fit.LogLikelihood().ShouldBe(naive.LogLikelihood(parameters), 1e-8);
        ShouldAgree(fit.ModelCovariance, naive.Inverse(naive.Information(parameters)));
        ShouldAgree(fit.Covariance, naive.Sandwich(parameters));
    }

    [Theory]
    [InlineData(PairwiseModel.Davidson)]
    [InlineData(PairwiseModel.RaoKupper)]
    public void Clustered_covariance_agrees_with_the_naive_model(PairwiseModel model)
    {
        var votes = new Simulate([.6, .1, 0, -.2, -.5], .9, .3, 8).Votes(400);
        int[] voters = [.. votes.Select((vote, i) => (i / 5) + (vote.Outcome == Outcome.Left ? 7 : 0))];
        var counts = VoteCounts.FromVotes(votes);
        var perVote = PairwiseFitter.Fit(counts, new FitOptions { Model = model });
        var fit = ClusteredCovariance.Apply(perVote, new VoterVotes(votes, voters)).Components.Single();
        var naive = new NumericalModel(votes, 5, true, true, raoKupper: model == PairwiseModel.RaoKupper).Sandwich(fit.Parameters.ToArray(), voters);

        double PerVote(int i, int j) => perVote.Components[0].Covariance[i, j];
        double Share(int i) => Math.Sqrt(Math.Max(0, 1 - (naive[i, i] / PerVote(i, i))));
        fit.Clusters.ShouldBe(voters.Distinct().Count());
        for (var i = 0; i < 7; i++)
        {
            fit.Covariance[i, i].ShouldBe(Math.Max(naive[i, i], perVote.Components[0].Covariance[i, i]), 1e-6);
            var j = (i + 1) % 7;
            fit.Covariance[i, j].ShouldBe(naive[i, j] + (Share(i) * Share(j) * PerVote(i, j)), 1e-6);
        }
    }

    [Fact]
    public void Where_voters_cancel_themselves_differences_keep_their_per_vote_variance()
    {
        // Every voter votes once for each side: the sums of their scores are 0.
        Vote[] votes = [.. Enumerable.Range(0, 200).Select(i => new Vote(0, 1, (Outcome)(i % 2)))];
        var counts = VoteCounts.FromVotes(votes);
        var by = new VoterVotes(votes, [.. Enumerable.Range(0, 200).Select(i => i / 2)]);
        double Variance(PairwiseFit fit) => fit.Components.Single().Covariance.VarianceOfDifference(0, 1);
        double Clustered(FitOptions options) => Variance(ClusteredCovariance.Apply(PairwiseFitter.Fit(counts, options), by));
        var perVote = Variance(PairwiseFitter.Fit(counts, FitOptions.BradleyTerry));

        Clustered(FitOptions.BradleyTerry).ShouldBe(perVote, 1e-12);
        Clustered(FitOptions.BradleyTerry with { Revision = 1 }).ShouldBe(perVote / 2, 1e-12, "the diagonal alone");
    }

    [Fact]
    public void Weighted_votes_agree_with_repeated_votes()
    {
        var votes = new Simulate([.6, .1, 0, -.2, -.5], .9, .3, 8).Votes(800);
        var weighted = new WeightedCounts();
        var repeated = new List<Vote>();
        for (var i = 0; i < votes.Length; i++)
        {
            weighted.Add(votes[i], i % 2 == 0 ? 1 : 3);
            repeated.AddRange(Enumerable.Repeat(votes[i], i % 2 == 0 ? 1 : 3));
        }

        var fit = PairwiseFitter.Fit(weighted).Components[0];
        var same = PairwiseFitter.Fit(VoteCounts.FromVotes(repeated.ToArray())).Components[0];
        int[] clusters = [.. votes.SelectMany((_, i) => Enumerable.Repeat(i, i % 2 == 0 ? 1 : 3))];
        var naive = new NumericalModel([.. repeated], 5, true, true).Sandwich(same.Parameters.ToArray(), clusters);
        for (var i = 0; i < 5; i++)
        {
            fit.Theta[i].ShouldBe(same.Theta[i], 1e-9);
            fit.Covariance[i, i].ShouldBe(naive[i, i] * 799 / 800, 1e-6);
        }
    }

    private static void ShouldAgree(Arena.Ratings.Numerics.SymmetricMatrix ours, MathNet.Numerics.LinearAlgebra.Matrix<double> naive)
    {
        for (var i = 0; i < naive.RowCount; i++)
        {
            for (var j = 0; j < naive.ColumnCount; j++)
            {
                ours[i, j].ShouldBe(naive[i, j], 1e-6);
            }
        }
    }
}
