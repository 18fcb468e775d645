namespace Arena.Grains.Research.Import;

/// <summary>What an import did.</summary>
internal sealed class ImportTally
{
    private readonly SortedDictionary<(CleaningAction, string), long> _reasons = [];

    public long Rows { get; private set; }

    /// <summary>Rows taken as they were.</summary>
    public long Kept { get; private set; }

    /// <summary>Rows taken with a correction.</summary>
    public long Changed { get; private set; }

    public long Dropped { get; private set; }

    /// <summary>Votes that the log did not have.</summary>
    public long Added { get; set; }

    /// <summary>Votes that the log had already.</summary>
    public long AlreadyHere { get; set; }

    /// <summary>Entries of the report by reason.</summary>
    public IEnumerable<(CleaningAction Action, string Reason, long Count)> Reasons => _reasons.Select(pair => (pair.Key.Item1, pair.Key.Item2, pair.Value));

    public void Count(CleanedRow row)
    {
        Rows++;
        foreach (var entry in row.Entries)
        {
            Count(entry);
        }

        if (row.Vote is null)
        {
            Dropped++;
        }
        else if (row.Entries.Any(entry => entry.Action == CleaningAction.Changed))
        {
            Changed++;
        }
        else
        {
            Kept++;
        }
    }

    public void Count(CleaningEntry entry) =>
        _reasons[(entry.Action, entry.Reason)] = _reasons.GetValueOrDefault((entry.Action, entry.Reason)) + 1;
}
