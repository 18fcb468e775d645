namespace Orleans;

/// <summary>The grain is never collected for being idle.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class KeepAliveAttribute : Attribute;
