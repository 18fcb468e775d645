using System.Collections.Concurrent;

namespace Arena.Runtime.Tests.Support;

/// <summary>Gates by name. All nodes of a test run in this process, so grains find them on either runtime.</summary>
public static class Gates
{
    private static readonly ConcurrentDictionary<string, Gate> Known = new();

    public static Gate Of(string key, string name) => Known.GetOrAdd($"{key}: {name}", static name => new(name));
}
