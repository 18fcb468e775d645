using Arena.Ratings.Elo;
using Arena.Ratings.Votes;
using Arena.Support;

namespace Arena.Ratings.Tests.Elo;

public sealed class OnlineEloTests
{
    [Fact]
    public void Two_votes_by_hand()
    {
        var elo = new OnlineElo();
        elo.Add(new Vote(0, 1, Outcome.Left));
        elo[0].ShouldBe(1002);
        elo[1].ShouldBe(998);

        elo.Add(new Vote(1, 0, Outcome.BothBad));
        var expected = 1 / (1 + Math.Pow(10, 4.0 / 400));
        elo[1].ShouldBe(998 + (4 * (.5 - expected)), 1e-12);
        elo[0].ShouldBe(1002 - (4 * (.5 - expected)), 1e-12);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(60)]
    public void Votes_at_once_give_the_same_bits_as_one_by_one(int contestants)
    {
        var votes = new Simulate(Simulate.Spread(contestants, 1, 1), 1, .2, 2).Votes(2001);
        var (atOnce, oneByOne) = (new OnlineElo(), new OnlineElo());
        atOnce.AddRange(votes);
        Array.ForEach(votes, oneByOne.Add);

        atOnce.Ratings.ToArray().ShouldBe(oneByOne.Ratings.ToArray());
    }

    [Fact]
    public void An_invalid_vote_among_many_is_refused_and_those_before_it_stay()
    {
        foreach (var wrong in new[] { new Vote(1, 1, Outcome.Left), new Vote(-1, 0, Outcome.Left), new Vote(0, 1, (Outcome)4), new Vote(0, int.MaxValue, Outcome.Tie) })
        {
            var elo = new OnlineElo();
            Should.Throw<ArgumentException>(() => elo.AddRange([new(0, 1, Outcome.Left), wrong, new(0, 1, Outcome.Left)]));
            elo[0].ShouldBe(1002);
        }
    }

    [Fact]
    public void Points_only_change_hands()
    {
        var elo = new OnlineElo(30);
        elo.AddRange(new Simulate(Simulate.Spread(12, 1, 1), 1, .2, 2).Votes(5000));

        elo.Ratings.ToArray().Average().ShouldBe(1000, 1e-9);
    }

    [Theory]
    [InlineData(4, 18.6)]
    [InlineData(30, 51)]
    public void The_stationary_noise_is_known(double k, double sd) => new OnlineElo(k).StationarySd.ShouldBe(sd, .05);

    [Fact]
    public void The_stationary_noise_is_seen()
    {
        var elo = new OnlineElo(16);
        var votes = new Simulate(new double[20], 0, 0, 5);
        double squares = 0;
        var rounds = 1500 * Scale.Factor;
        for (var round = -100; round < rounds; round++)
        {
            elo.AddRange(votes.Votes(200));
            squares += round < 0 ? 0 : elo.Ratings.ToArray().Sum(r => (r - 1000) * (r - 1000));
        }

        // 20 ratings share one constraint; the small-step formula is good to a few percent at K = 16.
        Math.Sqrt(squares / rounds / 19).ShouldBe(elo.StationarySd, .04 * elo.StationarySd);
    }

    [Fact]
    public void The_scale_is_four_hundred_points_for_ten_to_one()
    {
        EloScale.PointsPerLogOdds.ShouldBe(400 / Math.Log(10), 1e-12);
        EloScale.ToRating(Math.Log(10)).ShouldBe(1400, 1e-9);
        EloScale.ToLogOdds(1400).ShouldBe(Math.Log(10), 1e-12);
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new OnlineElo(0));
        Should.Throw<ArgumentOutOfRangeException>(() => new OnlineElo(double.NaN));
        Should.Throw<ArgumentException>(() => new OnlineElo().Add(new Vote(1, 1, Outcome.Left)));
    }
}
