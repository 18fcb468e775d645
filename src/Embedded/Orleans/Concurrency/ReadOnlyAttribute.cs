namespace Orleans.Concurrency;

/// <summary>The method changes nothing and may interleave with other read-only methods.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadOnlyAttribute : Attribute;
