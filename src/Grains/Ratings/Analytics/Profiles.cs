using Arena.Contracts.Ratings.Analytics;
using Arena.Grains.Catalogue;

namespace Arena.Grains.Ratings.Analytics;

/// <summary>What the catalogue says of a contestant.</summary>
internal static class Profiles
{
    public static ContestantProfile Of(Contestant contestant, SpeedRecord? speed) => new(
        contestant.Id.Value,
        contestant.Slug,
        contestant.Name,
        contestant.Family,
        contestant.Variant,
        contestant.Parameters,
        contestant.Quantisation,
        contestant.Licence,
        contestant.Languages,
        contestant.Model.Engine.ToString(),
        contestant.Model.Sha256 ?? "",
        contestant.Model.ContextLength,
        contestant.Sampling,
        speed);

    /// <summary>A contestant that has left the catalogue: what it was called is all that the log keeps.</summary>
    public static ContestantProfile OfUnknown(string id, SpeedRecord? speed) =>
        new(id, "", id, "", "", "", "", "", [], "", "", 0, null, speed);
}
