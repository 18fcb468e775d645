using Arena.Ratings.Fits;

namespace Arena.Ratings.Tests.Fits;

public sealed class GoldenValueTests
{
    private static readonly FitOptions Unpenalised = FitOptions.BradleyTerry with { PenaltyVotes = 0 };

    [Fact]
    public void Wikipedias_worked_example()
    {
        var theta = PairwiseFitter.Fit(Golden.Wikipedia(), Unpenalised).Components[0].Theta;

        Math.Exp(theta[0]).ShouldBe(.639834815, 1e-9);
        Math.Exp(theta[1]).ShouldBe(1.043314403, 1e-9);
        Math.Exp(theta[2]).ShouldBe(.659810196, 1e-9);
        Math.Exp(theta[3]).ShouldBe(2.270376628, 1e-9);
    }

    [Theory]
    [InlineData(1, -2.9490724968, .1025453354)]
    [InlineData(2, -.4795697698, .0605887292)]
    [InlineData(3, .2689540558, .0708299651)]
    public void Journal_citations_with_model_based_errors(int journal, double estimate, double error)
    {
        var fit = PairwiseFitter.Fit(Golden.Journals(), Unpenalised).Components[0];

        (fit.Theta[journal] - fit.Theta[0]).ShouldBe(estimate, 6e-11);

        // The reference's .1025453354 is 1.1e-10 short: textbook Newton steps to 1e-14 in numpy give .1025453355112, as here.
        Math.Sqrt(fit.ModelCovariance.VarianceOfDifference(journal, 0)).ShouldBe(error, 1.2e-10);
    }

    [Fact]
    public void Baseball_with_a_home_effect()
    {
        var fit = PairwiseFitter.Fit(Golden.Baseball(), Unpenalised with { Seat = true }).Components[0];
        double[] published = [1.61955499, 1.47535721, 1.32711040, 1.28134040, 1.14380265, .70469446];

        fit.Seat.ShouldBe(.302260656, 1e-9);
        Math.Sqrt(fit.ModelCovariance[7, 7]).ShouldBe(.130943707, 1e-9);
        for (var team = 0; team < published.Length; team++)
        {
            (fit.Theta[team] - fit.Theta[6]).ShouldBe(published[team], 1e-8);
        }
    }

    [Fact]
    public void Davidson_without_ties_is_Bradley_Terry()
    {
        var davidson = PairwiseFitter.Fit(Golden.Baseball(), new FitOptions { PenaltyVotes = 0 }).Components[0];

        davidson.Nu.ShouldBe(0);
        davidson.Seat.ShouldBe(.302260656, 1e-9);
    }
}
