namespace Arena.Grains.Research.Scrubbing;

/// <summary>What was taken out of the texts of one export, by rule.</summary>
internal sealed class ScrubReport
{
    private readonly SortedDictionary<string, long> _found = new(StringComparer.Ordinal);

    /// <summary>Texts that were looked at.</summary>
    public long Texts { get; private set; }

    /// <summary>Texts that were changed.</summary>
    public long Changed { get; private set; }

    /// <summary>Stretches replaced, by the name of the rule.</summary>
    public IReadOnlyDictionary<string, long> Found => _found;

    public void Looked(bool changed)
    {
        Texts++;
        Changed += changed ? 1 : 0;
    }

    public void Replaced(string rule) => _found[rule] = _found.GetValueOrDefault(rule) + 1;

    public override string ToString() =>
        $"{Changed} of {Texts} texts scrubbed: {(_found.Count == 0 ? "nothing found" : string.Join(", ", _found.Select(pair => $"{pair.Key} {pair.Value}")))}";
}
