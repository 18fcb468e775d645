using System.Globalization;
using Arena.Contracts.Models;
using Arena.Grains.Battles;

namespace Arena.Grains.Research.Benchmark;

/// <summary>
/// The key of the response cache: everything that an answer depends on and that we choose. What we do not choose (processor, batch
/// neighbours) may make a fresh answer differ nevertheless; that is why battles never use the cache.
/// </summary>
internal static class ResponseKey
{
    /// <param name="contestant">With the hash of its weights, engine, format and sampling in its id.</param>
    /// <param name="prompt">The whole conversation: one prompt.</param>
    /// <param name="parameters">With the seed.</param>
    public static string Of(ContestantId contestant, string prompt, AnswerParameters parameters) => Digest.Hex(string.Create(
        CultureInfo.InvariantCulture,
        $"{contestant}\n{parameters.MaxTokens}|{parameters.Temperature:R}|{parameters.TopP:R}|{parameters.TopK}|{parameters.MinP:R}|{parameters.RepeatPenalty:R}|{parameters.Seed}\n{prompt}"));
}
