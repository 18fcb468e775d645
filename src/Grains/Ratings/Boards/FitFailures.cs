using Arena.Contracts.Ratings;
using Arena.Ratings.Fits;

namespace Arena.Grains.Ratings.Boards;

/// <summary>What the numerics say when votes cannot be fitted.</summary>
internal static class FitFailures
{
    /// <summary>Too many connected contestants, no convergence, or votes that are none.</summary>
    public static bool Is(Exception exception) => exception is ArgumentException or FitFailedException or ComponentTooLargeException;

    /// <summary>The same as something that may leave a grain.</summary>
    public static BoardFailedException Of(string board, Exception exception) => new($"{board}: {exception.Message}".ReplaceLineEndings(" "));
}
