using System.Collections.Concurrent;
using System.Reflection;
using Xunit.v3;

namespace Arena.Support;

/// <summary>Ends an assembly in which no test begins or ends for very long, by the names of those that hang, where the run would otherwise end without a word.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class WatchedAttribute : BeforeAfterTestAttribute
{
    /// <summary>Many times what the longest test takes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10 * Scale.Factor);

    private static readonly ConcurrentDictionary<string, IXunitTest> Running = new();
    private static readonly Timer Dog = new(_ => Environment.FailFast(
        $"No test began or ended for {Patience.TotalMinutes} minutes. Running: {string.Join("; ", Running.Values.Select(test => test.TestDisplayName))}"));

    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        ArgumentNullException.ThrowIfNull(test);
        Running[test.UniqueID] = test;
        Dog.Change(Patience, Timeout.InfiniteTimeSpan);
    }

    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        ArgumentNullException.ThrowIfNull(test);
        Running.TryRemove(test.UniqueID, out _);
        Dog.Change(Patience, Timeout.InfiniteTimeSpan);
    }
}
