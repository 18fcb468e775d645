namespace Arena.Grains.Research.Import;

/// <summary>What became of a row.</summary>
internal enum CleaningAction
{
    /// <summary>Taken as it was.</summary>
    Kept,

    /// <summary>Taken with a correction.</summary>
    Changed,

    /// <summary>Not taken.</summary>
    Dropped,
}
