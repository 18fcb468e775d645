using System.Collections.Concurrent;

namespace Arena.Runtime.Tests.Support;

/// <summary>What grains did, in the order in which they did it, by grain key.</summary>
public static class Journal
{
    private static readonly ConcurrentDictionary<string, ConcurrentQueue<string>> Pages = new();

    public static void Write(string key, string entry) => Pages.GetOrAdd(key, _ => new()).Enqueue(entry);

    public static IReadOnlyList<string> Of(string key) => Pages.TryGetValue(key, out var page) ? [.. page] : [];
}
