namespace Arena.Grains.Ratings.Boards;

/// <summary>The style of a board's votes.</summary>
/// <param name="Known">Which votes have one, in their order.</param>
/// <param name="Left">Amounts of the left answers of those that have, row by row.</param>
/// <param name="Right">Amounts of the right answers.</param>
internal sealed record StyleInput(bool[] Known, double[] Left, double[] Right)
{
    /// <summary>The features, in the order of a row.</summary>
    public static IReadOnlyList<string> Features { get; } = ["length", "headers", "lists", "bold", "code"];
}
