using System.Collections.Immutable;

namespace Arena.Contracts.Ratings.Analytics;

/// <summary>One exact thing that competes, or competed.</summary>
/// <param name="Contestant">Id.</param>
/// <param name="Slug">Id in the catalogue; empty when the catalogue does not hold it any more.</param>
/// <param name="Name">Display name; the id when unknown.</param>
/// <param name="Family">Family.</param>
/// <param name="Variant">Variant.</param>
/// <param name="Parameters">Number of weights as people write it.</param>
/// <param name="Quantisation">For instance "q8_0".</param>
/// <param name="Licence">SPDX id or name.</param>
/// <param name="Languages">It competes in.</param>
/// <param name="Engine">What runs it.</param>
/// <param name="WeightsHash">SHA-256 of the weights; empty where it is not pinned.</param>
/// <param name="ContextLength">Tokens; 0 means what the model was trained with.</param>
/// <param name="Sampling">Defaults; the seed is each battle's and 0 here. Null when unknown.</param>
/// <param name="Speed">Of its answers that were voted on; null without any.</param>
[GenerateSerializer, Immutable, Alias("arena.ContestantProfile")]
public sealed record ContestantProfile(
    [property: Id(0)] string Contestant,
    [property: Id(1)] string Slug,
    [property: Id(2)] string Name,
    [property: Id(3)] string Family,
    [property: Id(4)] string Variant,
    [property: Id(5)] string Parameters,
    [property: Id(6)] string Quantisation,
    [property: Id(7)] string Licence,
    [property: Id(8)] ImmutableArray<string> Languages,
    [property: Id(9)] string Engine,
    [property: Id(10)] string WeightsHash,
    [property: Id(11)] int ContextLength,
    [property: Id(12)] Models.AnswerParameters? Sampling,
    [property: Id(13)] SpeedRecord? Speed);

/// <summary>Speed as voters met it: waiting in queues is in the first number and not in the second.</summary>
/// <param name="Answers">Answers measured: the latest that were voted on.</param>
/// <param name="FirstText">Median and quartiles of the time to the first text, in milliseconds.</param>
/// <param name="TokensPerSecond">Median and quartiles of the speed of writing.</param>
[GenerateSerializer, Immutable, Alias("arena.SpeedRecord")]
public sealed record SpeedRecord([property: Id(0)] int Answers, [property: Id(1)] Interval? FirstText, [property: Id(2)] Interval? TokensPerSecond);
