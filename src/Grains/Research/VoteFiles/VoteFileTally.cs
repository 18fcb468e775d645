namespace Arena.Grains.Research.VoteFiles;

/// <summary>What became of the rows of a file.</summary>
internal sealed class VoteFileTally
{
    public long Rows { get; set; }

    public long Rated { get; set; }

    public long CannotJudge { get; set; }

    public long Excluded { get; set; }

    public long OtherSource { get; set; }

    public long OtherSlice { get; set; }

    /// <summary>After the number up to which votes are wanted.</summary>
    public long Later { get; set; }

    /// <summary>Of an arena's export: votes with one contestant on both sides; its boards leave them out too.</summary>
    public long SameContestant { get; set; }

    /// <summary>Of an arena's export with columns of style: votes whose style nobody knows; its boards leave them out too.</summary>
    public long UnknownStyle { get; set; }

    public override string ToString()
    {
        (long Count, string What)[] left = [(CannotJudge, "cannot_judge"), (Excluded, "excluded"), (OtherSource, "of another source"), (OtherSlice, "of another slice"), (SameContestant, "of one contestant"), (UnknownStyle, "of unknown style"), (Later, "later")];
        var counted = left.Where(entry => entry.Count > 0).Select(entry => $", {entry.Count} {entry.What}");
        return $"{Rows} rows, {Rated} rated{string.Concat(counted)}";
    }
}
