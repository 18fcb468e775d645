using Arena.Grains.Catalogue;

namespace Arena.Grains.Models;

/// <summary>A contestant that a device can run.</summary>
/// <param name="Contestant">Which one.</param>
/// <param name="Need">What it takes there.</param>
/// <param name="Pinned">Once loaded it stays.</param>
internal sealed record RunnableModel(Contestant Contestant, ModelNeed Need, bool Pinned);
