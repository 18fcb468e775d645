using System.Globalization;
using Arena.Ratings.Boards;
using Arena.Ratings.Elo;
using Arena.Ratings.Fits;
using Arena.Ratings.Intervals;
using Arena.Ratings.Numerics;
using Arena.Ratings.Style;
using Arena.Ratings.Votes;

namespace Arena.RatingsBench;

/// <summary>The library on one thread.</summary>
internal sealed class NumericTasks(BenchSettings settings, Report report)
{
    private const int Features = 4;
    private const int Slices = 240;
    private const int Voters = 20_000;

    private readonly Vote[] _votes = SyntheticVotes.Create(settings.Votes, BenchSettings.Contestants, 1);
    private readonly double[] _features = SyntheticVotes.Features(settings.Votes * Features, 2);

    public void Run()
    {
        var reference = Reference.Run(_votes, _features, Features, settings.Rounds);
        var counts = VoteCounts.FromVotes(_votes, BenchSettings.Contestants);
        var davidson = PairwiseFitter.Fit(counts, FitOptions.Davidson);
        Fits(reference, counts, davidson);
        Resampling(reference, davidson);
        Order(reference);
        TenTimes();
        Style(reference);
        Live(davidson, counts);
        ManySlices();
        Clusters(davidson);
    }

    private void Fits(Reference reference, VoteCounts counts, PairwiseFit davidson)
    {
        var time = Time(() => PairwiseFitter.Fit(VoteCounts.FromVotes(_votes, BenchSettings.Contestants), FitOptions.Davidson), 3);
        report.Add("votes in memory to Davidson with seat and sandwich intervals", "12 ms", time, reference.Milliseconds("davidson"), Agreement(reference, "davidson", davidson));
        var half = PairwiseFitter.Fit(counts, FitOptions.BradleyTerry);
        time = Time(() => PairwiseFitter.Fit(VoteCounts.FromVotes(_votes, BenchSettings.Contestants), FitOptions.BradleyTerry), 3);
        report.Add("the same, half-win Bradley-Terry", "6 ms", time, reference.Milliseconds("bradleyTerry"), Agreement(reference, "bradleyTerry", half));
        report.Add("of it, counting", "", Time(() => VoteCounts.FromVotes(_votes, BenchSettings.Contestants), 3));
        report.Add("rank sets (2,000 draws), tiers and table of that board", "", Time(() => BoardBuilder.Build(davidson, counts), 1));
    }

    private void Resampling(Reference reference, PairwiseFit davidson)
    {
        var bootstrap = Bootstrap.PerVote(davidson, 100, 1);
        var errors = Enumerable.Range(0, BenchSettings.Contestants).Select(bootstrap.StandardError).ToArray();
        var difference = reference.LargestDifference("bootstrap", "parameters", errors) / errors.Average();
        var agreement = double.IsNaN(difference) ? "" : string.Create(CultureInfo.InvariantCulture, $"{difference:P0} of a standard error (100 rounds know it to 7 %)");
        report.Add("bootstrap, 100 rounds", "80 ms", Time(() => Bootstrap.PerVote(davidson, 100, 1), 1), reference.Milliseconds("bootstrap"), agreement);
    }

    private void Order(Reference reference)
    {
        var elo = new OnlineElo();
        elo.AddRange(_votes);
        var difference = reference.LargestDifference("elo", "parameters", elo.Ratings);
        report.Add("online Elo", "10 ms", Time(() => new OnlineElo().AddRange(_votes), 3), reference.Milliseconds("elo"), Points(difference));
    }

    private void TenTimes()
    {
        var many = new Vote[10 * _votes.Length];
        for (var part = 0; part < 10; part++)
        {
            SyntheticVotes.Create(_votes.Length, BenchSettings.Contestants, (ulong)(10 + part), theta: 1).CopyTo(many, part * _votes.Length);
        }

        report.Add("ten times as many votes to Davidson with seat and intervals", "40 ms", Time(() => PairwiseFitter.Fit(VoteCounts.FromVotes(many, BenchSettings.Contestants), FitOptions.Davidson), 1));
    }

    private void Style(Reference reference)
    {
        var features = new StyleFeatures(["length", "headers", "lists", "bold"], _features);
        var fit = StyleControl.Fit(_votes, features);
        report.Add("style control, 4 features, joint intervals", "150 ms", Time(() => StyleControl.Fit(_votes, features), 1), reference.Milliseconds("style"), Agreement(reference, "style", fit.Adjusted));
    }

    private void Live(PairwiseFit davidson, VoteCounts counts)
    {
        using var live = new LiveBoard(davidson, counts);
        var next = 0;
        report.Add("one vote to the refreshed board (chord step, rank sets moved)", "1 ms", Time(() => _ = live.TryApply(_votes[next++ % _votes.Length]) ? live.Board() : throw new InvalidOperationException("Not applied."), 20));
    }

    private void ManySlices()
    {
        var slices = Enumerable.Range(0, Slices).Select(_ => new VoteCounts(BenchSettings.Contestants)).ToArray();
        var random = new SeededRandom(5);
        foreach (var vote in _votes)
        {
            // As languages and topics are: the first slices have most of the votes.
            var u = random.NextDouble();
            slices[(int)(Slices * u * u * u)].Add(vote);
        }

        report.Add($"{Slices} slices with intervals", "1000 ms", Time(() => Array.ForEach(slices, slice => PairwiseFitter.Fit(slice)), 1));
        report.Add($"{Slices} slices as whole boards with rank sets", "", Time(() => Array.ForEach(slices, slice => BoardBuilder.Build(slice)), 0));
    }

    private void Clusters(PairwiseFit davidson)
    {
        var random = new SeededRandom(6);
        var voters = Array.ConvertAll(_votes, _ => random.Next(Voters));
        report.Add($"votes sorted by voter ({Voters:N0} voters)", "", Time(() => _ = new VoterVotes(_votes, voters), 1));
        var by = new VoterVotes(_votes, voters);
        report.Add("the same fit's variance clustered by voter", "", Time(() => ClusteredCovariance.Apply(davidson, by), 1));
    }

    private string Time(Action task, int more) => Report.Milliseconds(Timing.MedianMilliseconds(task, Math.Max(5, settings.Rounds * more)));

    private static string Agreement(Reference reference, string task, PairwiseFit fit)
    {
        var component = fit.Components[0];
        var errors = Enumerable.Range(0, component.Members.Count).Select(i => Math.Sqrt(component.Covariance[i, i])).ToArray();
        var difference = Math.Max(reference.LargestDifference(task, "parameters", component.Theta), reference.LargestDifference(task, "errors", errors));
        return Points(EloScale.ToPoints(difference));
    }

    private static string Points(double points) => double.IsNaN(points) ? "" : string.Create(CultureInfo.InvariantCulture, $"{points:0.0E0} Elo");
}
