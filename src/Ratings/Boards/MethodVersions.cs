using System.Globalization;
using Arena.Ratings.Fits;

namespace Arena.Ratings.Boards;

/// <summary>
/// Names of the exact computations behind published numbers (docs/ratings.md). Any change that can move a published
/// digit gets a new version; snapshots name theirs, and older ones can still be computed (<see cref="FitOptions.Revision"/>).
/// </summary>
public static class MethodVersions
{
    /// <summary>The version of a method at a revision.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A method that does not exist, or Rao-Kupper or Elo with style.</exception>
    public static string Of(RatingMethod method, bool style = false, int revision = FitOptions.NewestRevision) => method switch
    {
        RatingMethod.Davidson when style => $"davidson+style/{revision}",
        RatingMethod.BradleyTerry when style => $"bt+style/{revision}",
        RatingMethod.Davidson => $"davidson/{revision}",
        RatingMethod.BradleyTerry => $"bt/{revision}",
        RatingMethod.RaoKupper when !style => $"rao-kupper/{revision}",
        RatingMethod.Elo when !style => $"elo/{revision}",
        _ => throw new ArgumentOutOfRangeException(nameof(method)),
    };

    /// <summary>The revision that a version's name ends with; null if this build does not know it.</summary>
    public static int? RevisionOf(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        var number = version.AsSpan(version.LastIndexOf('/') + 1);
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) && FitOptions.HasRevision(revision)
            ? revision
            : null;
    }
}
