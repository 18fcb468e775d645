using System.Globalization;
using System.Runtime.InteropServices;
using Arena.Ratings.Boards;
using Arena.Ratings.Votes;

namespace Arena.Grains.Research.VoteFiles;

/// <summary>
/// The votes of a file as far as a board needs them. Contestants are numbered by the order of their names, as in snapshots, so that nothing
/// but the votes decides the order of any sum. Single votes are kept only where their order, their voters, their probabilities or their style matter.
/// </summary>
internal sealed class VoteFile
{
    private readonly RateSettings _settings;
    private readonly List<Vote> _votes = [];
    private readonly List<int> _clusters = [];
    private readonly List<double> _probabilities = [];
    private readonly List<double> _left = [];
    private readonly List<double> _right = [];
    private readonly Interning _clusterNames = new();
    private readonly Interning _names = new();

    private VoteFile(RateSettings settings) => _settings = settings;

    /// <summary>Names by number.</summary>
    public IReadOnlyList<string> Contestants { get; private set; } = [];

    public VoteCounts Counts { get; private set; } = new();

    /// <summary>Single votes in the order of the file; only with Elo, clusters, weights or style.</summary>
    public ReadOnlySpan<Vote> Votes => CollectionsMarshal.AsSpan(_votes);

    /// <summary>The cluster of each; empty without.</summary>
    public ReadOnlySpan<int> Clusters => CollectionsMarshal.AsSpan(_clusters);

    /// <summary>With which the pair of each was drawn; empty without weights.</summary>
    public ReadOnlySpan<double> Probabilities => CollectionsMarshal.AsSpan(_probabilities);

    /// <summary>Amounts of style of the left answers, row-major; empty without.</summary>
    public ReadOnlySpan<double> LeftStyle => CollectionsMarshal.AsSpan(_left);

    public ReadOnlySpan<double> RightStyle => CollectionsMarshal.AsSpan(_right);

    /// <summary>Names of the features of style that the file has.</summary>
    public IReadOnlyList<string> Features { get; private set; } = [];

    /// <summary>What became of the rows.</summary>
    public VoteFileTally Tally { get; } = new();

    /// <exception cref="FileProblemException">A row is wrong, or no vote counts.</exception>
    public static VoteFile Read(string path, RateSettings settings, CancellationToken cancellationToken)
    {
        using var file = new CsvFile(path);
        var columns = new VoteFileColumns(file, settings);
        var votes = new VoteFile(settings) { Features = [.. columns.Style.Select(feature => feature.Name)] };
        while (file.Next())
        {
            votes.Take(file, columns);
            if (file.Row % 4096 == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        votes.Sort();
        return votes.Counts.Total > 0 ? votes : throw new FileProblemException($"{Path.GetFileName(path)} has no vote to rate: {votes.Tally}");
    }

    private void Take(CsvFile file, VoteFileColumns columns)
    {
        Tally.Rows++;
        var left = Contestant(file, columns.Left);
        var right = Contestant(file, columns.Right);
        if (left == right && !columns.IsExport)
        {
            throw file.Problem(columns.Right, $"{_names[left]} stands on both sides");
        }

        if (columns.Sequence >= 0 && Sequence(file, columns.Sequence) > _settings.Until)
        {
            Tally.Later++;
        }
        else if (left == right)
        {
            Tally.SameContestant++;
        }
        else if (OutcomeOf(file, columns.Winner) is not { } outcome)
        {
            Tally.CannotJudge++;
        }
        else if (columns.Excluded >= 0 && file[columns.Excluded].Length > 0)
        {
            Tally.Excluded++;
        }
        else if (columns.Source >= 0 && file[columns.Source] != _settings.Source)
        {
            Tally.OtherSource++;
        }
        else if (IsOther(file, columns.Language, _settings.Language) || IsOther(file, columns.Topic, _settings.Topic))
        {
            Tally.OtherSlice++;
        }
        else if (columns.IsExport && columns.Style.Any(feature => file[feature.Left].Length == 0))
        {
            Tally.UnknownStyle++;
        }
        else
        {
            Count(new Vote(left, right, outcome), file, columns);
        }
    }

    private static bool IsOther(CsvFile file, int column, string? wanted) => column >= 0 && file[column] != wanted;

    private static long Sequence(CsvFile file, int column) =>
        long.TryParse(file[column], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? sequence
            : throw file.Problem(column, $"'{Shortened(file[column])}' is no number of a vote");

    private int Contestant(CsvFile file, int column) =>
        file[column] is { Length: > 0 } name ? _names.Number(name) : throw file.Problem(column, "the contestant is missing");

    /// <returns>Null for "cannot judge", which is in no fit.</returns>
    private static Outcome? OutcomeOf(CsvFile file, int column) => file[column] switch
    {
        "left" => Outcome.Left,
        "right" => Outcome.Right,
        "tie" => Outcome.Tie,
        "both_bad" => Outcome.BothBad,
        "cannot_judge" => null,
        var other => throw file.Problem(column, $"'{Shortened(other)}' is none of left, right, tie, both_bad, cannot_judge"),
    };

    private void Count(Vote vote, CsvFile file, VoteFileColumns columns)
    {
        Tally.Rated++;
        Counts.Add(vote);
        if (_settings.Method == RatingMethod.Elo || columns.Clusters >= 0 || columns.Probability >= 0 || columns.Style.Count > 0)
        {
            _votes.Add(vote);
        }

        if (columns.Probability >= 0)
        {
            _probabilities.Add(Probability(file, columns.Probability));
        }

        if (columns.Clusters >= 0)
        {
            _clusters.Add(file[columns.Clusters] is { Length: > 0 } cluster ? _clusterNames.Number(cluster) : throw file.Problem(columns.Clusters, "it is empty"));
        }

        foreach (var (_, left, right) in columns.Style)
        {
            _left.Add(Amount(file, left));
            _right.Add(Amount(file, right));
        }
    }

    /// <summary>Numbers contestants anew, by the order of their names.</summary>
    private void Sort()
    {
        var order = Enumerable.Range(0, _names.Count).OrderBy(number => _names[number], StringComparer.Ordinal).ToArray();
        var numbers = new int[order.Length];
        for (var number = 0; number < order.Length; number++)
        {
            numbers[order[number]] = number;
        }

        Contestants = Array.ConvertAll(order, number => _names[number]);
        Counts = Renumbered(Counts, numbers);
        foreach (ref var vote in CollectionsMarshal.AsSpan(_votes))
        {
            vote = vote with { Left = numbers[vote.Left], Right = numbers[vote.Right] };
        }
    }

    private static VoteCounts Renumbered(VoteCounts counts, int[] numbers)
    {
        var renumbered = new VoteCounts(numbers.Length);
        foreach (var cell in counts.Cells())
        {
            var (left, right) = (numbers[cell.Left], numbers[cell.Right]);
            renumbered.Add(new Vote(left, right, Outcome.Left), cell.LeftWins);
            renumbered.Add(new Vote(left, right, Outcome.Right), cell.RightWins);
            renumbered.Add(new Vote(left, right, Outcome.Tie), cell.Ties);
            renumbered.Add(new Vote(left, right, Outcome.BothBad), cell.BothBad);
        }

        return renumbered;
    }

    /// <summary>No smaller than any weight allows; imported votes have a 0, which is none.</summary>
    private static double Probability(CsvFile file, int column) =>
        double.TryParse(file[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var probability) && probability is >= 1e-100 and <= 1
            ? probability
            : throw file.Problem(column, $"'{Shortened(file[column])}' is no probability of a drawn pair");

    private static double Amount(CsvFile file, int column) =>
        double.TryParse(file[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) && amount >= 0 && double.IsFinite(amount)
            ? amount
            : throw file.Problem(column, $"'{Shortened(file[column])}' is no amount");

    private static string Shortened(string text) => text.Length > 40 ? text[..40] + "..." : text;
}
