using System.Globalization;
using System.Runtime.InteropServices;
using Arena.Grains.Ratings;
using Arena.Ratings.Boards;
using Arena.Ratings.Elo;
using Arena.Ratings.Votes;

namespace Arena.Grains.Research.VoteFiles;

/// <summary>
/// The votes of a file as far as a board needs them. Contestants are numbered in the order in which the file names them, votes that do
/// not count included, as the arena numbers its log. Single votes are kept only where their voters or their style matter.
/// </summary>
internal sealed class VoteFile
{
    private readonly RateSettings _settings;
    private readonly List<Vote> _votes = [];
    private readonly List<int> _clusters = [];
    private readonly List<double> _left = [];
    private readonly List<double> _right = [];
    private readonly Interning _clusterNames = new();

    private VoteFile(RateSettings settings) => _settings = settings;

    public Interning Contestants { get; } = new();

    public VoteCounts Counts { get; } = new();

    /// <summary>Ratings after the votes in the order of the file; only under Elo.</summary>
    public OnlineElo Elo { get; } = new();

    /// <summary>Single votes; only with clusters or style.</summary>
    public ReadOnlySpan<Vote> Votes => CollectionsMarshal.AsSpan(_votes);

    /// <summary>The cluster of each; empty without.</summary>
    public ReadOnlySpan<int> Clusters => CollectionsMarshal.AsSpan(_clusters);

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

        return votes.Counts.Total > 0 ? votes : throw new FileProblemException($"{Path.GetFileName(path)} has no vote to rate: {votes.Tally}");
    }

    private void Take(CsvFile file, VoteFileColumns columns)
    {
        Tally.Rows++;
        var left = Contestant(file, columns.Left);
        var right = Contestant(file, columns.Right);
        if (left == right)
        {
            throw file.Problem(columns.Right, $"{Contestants[left]} stands on both sides");
        }

        if (OutcomeOf(file, columns.Winner) is not { } outcome)
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
        else
        {
            Count(new Vote(left, right, outcome), file, columns);
        }
    }

    private static bool IsOther(CsvFile file, int column, string? wanted) => column >= 0 && file[column] != wanted;

    private int Contestant(CsvFile file, int column) =>
        file[column] is { Length: > 0 } name ? Contestants.Number(name) : throw file.Problem(column, "the contestant is missing");

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
        if (_settings.Method == RatingMethod.Elo)
        {
            Elo.Add(vote);
        }

        if (columns.Clusters >= 0 || columns.Style.Count > 0)
        {
            _votes.Add(vote);
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

    private static double Amount(CsvFile file, int column) =>
        double.TryParse(file[column], NumberStyles.Float, CultureInfo.InvariantCulture, out var amount) && amount >= 0 && double.IsFinite(amount)
            ? amount
            : throw file.Problem(column, $"'{Shortened(file[column])}' is no amount");

    private static string Shortened(string text) => text.Length > 40 ? text[..40] + "..." : text;
}
