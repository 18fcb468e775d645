using System.Globalization;

namespace Orleans;

/// <summary>How long a caller waits for this method, for instance <c>"00:10:00"</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ResponseTimeoutAttribute(string timeout) : Attribute
{
    public TimeSpan? Timeout { get; init; } = TimeSpan.Parse(timeout, CultureInfo.InvariantCulture);
}
