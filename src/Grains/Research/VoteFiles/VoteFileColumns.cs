namespace Arena.Grains.Research.VoteFiles;

/// <summary>Where a vote file has what a board needs.</summary>
internal sealed class VoteFileColumns
{
    /// <summary>Features of style; a file may have any of them, as left_X and right_X.</summary>
    public static readonly IReadOnlyList<string> Features = ["length", "headers", "lists", "bold", "code"];

    public VoteFileColumns(CsvFile file, RateSettings settings)
    {
        Left = file.Require("left");
        Right = file.Require("right");
        Winner = file.Require("winner");
        Language = settings.Language is null ? -1 : file.Require("language");
        Topic = settings.Topic is null ? -1 : file.Require("topic");
        Sequence = settings.Until is null ? -1 : file.Require("seq");
        Probability = settings.ByProbability ? file.Require("probability") : -1;
        Clusters = settings.Clusters is null ? -1 : file.Require(settings.Clusters);
        var (source, excluded) = (file.Find("source"), file.Find("excluded"));
        IsExport = source >= 0 && excluded >= 0 && file.Find("hash") >= 0;
        Source = IsExport && settings.Source is not null ? source : -1;
        Excluded = IsExport && !settings.Excluded ? excluded : -1;
        Style = settings.Style ? [.. Features.Select(name => (name, file.Find("left_" + name), file.Find("right_" + name))).Where(found => found is { Item2: >= 0, Item3: >= 0 })] : [];
        if (settings.Style && Style.Count == 0)
        {
            throw new FileProblemException("the file has no columns of style, which are left_X and right_X with X one of " + string.Join(", ", Features));
        }
    }

    public int Left { get; }

    public int Right { get; }

    public int Winner { get; }

    /// <summary>-1 where it is not asked for; as those below.</summary>
    public int Language { get; }

    public int Topic { get; }

    public int Sequence { get; }

    public int Clusters { get; }

    public int Probability { get; }

    public int Source { get; }

    public int Excluded { get; }

    /// <summary>Whether the file is an arena's export (it has source, excluded and hash): then it says which votes count.</summary>
    public bool IsExport { get; }

    /// <summary>The features that the file has, with their columns.</summary>
    public IReadOnlyList<(string Name, int Left, int Right)> Style { get; }
}
