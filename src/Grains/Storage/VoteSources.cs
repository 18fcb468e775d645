namespace Arena.Grains.Storage;

/// <summary>Where the votes of this arena come from. Only <see cref="Own"/> ones are on the default boards.</summary>
internal static class VoteSources
{
    /// <summary>A battle whose answers were written for it.</summary>
    public const string Own = "own";

    /// <summary>A battle whose first answers were taken from the answer bank.</summary>
    public const string Bank = "bank";
}
