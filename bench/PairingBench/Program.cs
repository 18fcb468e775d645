using System.Globalization;
using Arena.PairingBench;

// How many votes the choice of pairs saves, on simulated voters with a known truth. No clock: the same table on every machine.
// Argument: the number of seeds (default 10).
const int Contestants = 40;
const int Votes = 12_000;
const int Most = 200_000;
var seeds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10;

Console.WriteLine($"{Contestants} contestants, means over {seeds} seeds; half-widths of the 95 % intervals of the Davidson board, in Elo.");
Console.WriteLine();
Console.WriteLine("| pairs drawn by | mean after 12,000 votes | widest after 12,000 | votes until the mean is ± 25 | until the widest is ± 30 | until the widest is ± 25 | votes until a newcomer is ± 60 | ± 30 |");
Console.WriteLine("|---|---|---|---|---|---|---|---|");
foreach (var (name, weigh) in Policies.All)
{
    var rows = Enumerable.Range(1, seeds).Select(seed => Measure((ulong)seed, weigh)).ToArray();
    var means = Enumerable.Range(0, rows[0].Length).Select(column => rows.Average(row => row[column])).ToArray();
    var cells = means.Select((mean, column) => mean.ToString(column < 2 ? "F2" : "N0", CultureInfo.InvariantCulture));
    Console.WriteLine($"| {name} | {string.Join(" | ", cells)} |");
}

static double[] Measure(ulong seed, Func<Arena.Ratings.Votes.VoteCounts, IReadOnlyList<(int A, int B)>, double[]> weigh)
{
    var course = new Course(new World(Contestants, seed), weigh);
    course.Compete(Contestants);
    double[] after = [];
    int? mean = null, thirty = null, twentyFive = null;
    course.Until(
        now =>
        {
            after = now.Votes == Votes ? [now.Mean, now.Widest] : after;
            mean ??= now.Mean <= 25 ? now.Votes : null;
            thirty ??= now.Widest <= 30 ? now.Votes : null;
            twentyFive ??= now.Widest <= 25 ? now.Votes : null;
            return mean is not null && twentyFive is not null;
        },
        Most);

    // The same board again, and one more contestant after 12,000 votes.
    var joined = new Course(new World(Contestants + 1, seed), weigh);
    joined.Compete(Contestants);
    joined.Until(_ => false, Votes);
    joined.Compete(Contestants + 1);
    return [.. after, Known(mean), Known(thirty), Known(twentyFive), Newcomer(joined, 60), Newcomer(joined, 30)];
}

static double Newcomer(Course course, double halfWidth) =>
    Known(course.HalfWidths[^1] <= halfWidth ? course.Votes : course.Until(now => now.HalfWidths[^1] <= halfWidth, Most)) - Votes;

static double Known(int? votes) => votes ?? throw new InvalidOperationException($"Not within {Most} votes.");
