namespace Arena.Grains;

/// <summary>Numbers for strings, in order of appearance.</summary>
internal sealed class Interning
{
    private readonly Dictionary<string, int> _numbers = [];
    private readonly List<string> _texts = [];

    public int Count => _texts.Count;

    /// <summary>The texts by number.</summary>
    public IReadOnlyList<string> Texts => _texts;

    public string this[int number] => _texts[number];

    /// <summary>The number of a text, or -1 before its first appearance.</summary>
    public int Find(string text) => _numbers.GetValueOrDefault(text, -1);

    public int Number(string text)
    {
        if (!_numbers.TryGetValue(text, out var number))
        {
            number = _texts.Count;
            _numbers.Add(text, number);
            _texts.Add(text);
        }

        return number;
    }
}
