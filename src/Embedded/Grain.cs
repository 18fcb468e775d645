#pragma warning disable IDE0130 // Orleans' own namespace, so that the same grain source compiles on either runtime.
namespace Orleans;

/// <summary>Base class of grains.</summary>
public abstract class Grain;
