namespace Orleans.Concurrency;

/// <summary>All calls of the grain may interleave. No grain of Arena uses it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReentrantAttribute : Attribute;
