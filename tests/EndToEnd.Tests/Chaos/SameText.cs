namespace Arena.EndToEnd.Tests.Chaos;

/// <summary>Compares long texts and shows the lines that differ, not the texts.</summary>
public static class SameText
{
    public static void Require(string actual, string expected, string what)
    {
        ArgumentNullException.ThrowIfNull(actual);
        ArgumentNullException.ThrowIfNull(expected);
        var (one, other) = (actual.Split('\n'), expected.Split('\n'));
        var differing = Enumerable.Range(0, Math.Max(one.Length, other.Length))
            .Where(line => one.ElementAtOrDefault(line) != other.ElementAtOrDefault(line))
            .Select(line => $"line {line}: '{one.ElementAtOrDefault(line)}' is not '{other.ElementAtOrDefault(line)}'");
        differing.ShouldBeEmpty(what);
    }
}
