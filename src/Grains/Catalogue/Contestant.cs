using System.Collections.Immutable;
using Arena.Contracts.Battles;
using Arena.Contracts.Models;
using Arena.Inference;

namespace Arena.Grains.Catalogue;

/// <summary>One exact thing that competes.</summary>
/// <param name="Id">Slug of the catalogue and 8 digits of the identity's hash: changed weights or settings make a new id.</param>
/// <param name="Slug">Id in the catalogue.</param>
/// <param name="Name">Display name.</param>
/// <param name="Family">Where it comes from.</param>
/// <param name="Variant">Which kind of its family.</param>
/// <param name="Parameters">Number of weights as people write it; empty where unknown.</param>
/// <param name="Quantisation">For instance q8_0; empty where unknown.</param>
/// <param name="Licence">SPDX id or name.</param>
/// <param name="Languages">Codes of the languages it competes in.</param>
/// <param name="Model">What its engine loads.</param>
/// <param name="Sampling">Its defaults; the seed is the battle's.</param>
internal sealed record Contestant(
    ContestantId Id,
    string Slug,
    string Name,
    string Family,
    string Variant,
    string Parameters,
    string Quantisation,
    string Licence,
    ImmutableArray<string> Languages,
    ModelSpec Model,
    AnswerParameters Sampling)
{
    /// <summary>Where the weights can be fetched; null when they ship with the arena or live on a server.</summary>
    public Uri? Source { get; init; }

    /// <summary>Size of the weights' file; 0 where unknown.</summary>
    public long Bytes { get; init; }

    /// <summary>What a voter learns after the vote.</summary>
    public ContestantCard Card(int? firstTextMilliseconds = null, double? tokensPerSecond = null) =>
        new(Id.Value, Name, Family, Variant, Parameters, Quantisation, Licence, firstTextMilliseconds, tokensPerSecond);
}
