using System.Globalization;

namespace Arena.Inference.Devices;

/// <summary>CPU cores by the kernel's numbers. As text: numbers and ranges joined by plus signs, such as <c>0-3+8</c>.</summary>
public sealed record CoreSet
{
    /// <summary>Numbers are below this; as many as the library's masks hold.</summary>
    public const int Most = 512;

    private CoreSet(IReadOnlyList<int> numbers) => Text = string.Join('+', numbers);

    /// <summary>The numbers in order, without ranges.</summary>
    public string Text { get; }

    public IReadOnlyList<int> Numbers => [.. Text.Split('+').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];

    /// <summary>Null where the text is not a set of cores.</summary>
    /// <param name="text">For instance 0-3+8.</param>
    /// <param name="separator">Between numbers and ranges; the kernel's own lists have commas.</param>
    public static CoreSet? Parse(string text, char separator = '+')
    {
        ArgumentNullException.ThrowIfNull(text);
        var numbers = new SortedSet<int>();
        foreach (var part in text.Split(separator, StringSplitOptions.TrimEntries))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || Number(ends[0]) is not { } first || Number(ends[^1]) is not { } last || last < first)
            {
                return null;
            }

            numbers.UnionWith(Enumerable.Range(first, last - first + 1));
        }

        return new CoreSet([.. numbers]);
    }

    public override string ToString() => Text;

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < Most ? number : null;
}
