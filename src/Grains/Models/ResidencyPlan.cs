using System.Collections.Immutable;

namespace Arena.Grains.Models;

/// <summary>What a node's devices will run, keep and load at start.</summary>
/// <param name="Pinned">What is never unloaded, and where.</param>
/// <param name="Warm">What is loaded at start, in this order, and where.</param>
/// <param name="Errors">Everything that is wrong with the settings.</param>
internal sealed record ResidencyPlan(
    ImmutableArray<(string Device, ModelNeed Model)> Pinned,
    ImmutableArray<(string Device, ModelNeed Model)> Warm,
    ImmutableArray<string> Errors);
