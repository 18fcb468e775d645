using System.Collections.Immutable;
using Arena.Grains.Models;

namespace Arena.SchedulerBench;

/// <summary>A contestant of the simulated catalogue.</summary>
/// <param name="Need">What it takes of a device.</param>
/// <param name="TokensPerSecond">Of one answer alone on a device.</param>
/// <param name="Languages">Indices of the languages it competes in.</param>
internal sealed record SimulatedModel(ModelNeed Need, double TokensPerSecond, ImmutableArray<int> Languages);
