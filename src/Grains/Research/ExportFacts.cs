using Arena.Grains.Research.Scrubbing;

namespace Arena.Grains.Research;

/// <summary>What an export held; complete once it is read to its end.</summary>
internal sealed class ExportFacts(string schema, ScrubReport? scrubbing)
{
    /// <summary>Name and version of the rows' form (docs/research.md).</summary>
    public string Schema { get; } = schema;

    /// <summary>What was taken out of its texts; null where there are none or the operator wants them as they are.</summary>
    public ScrubReport? Scrubbing { get; } = scrubbing;

    /// <summary>Rows of the file, a header not counted.</summary>
    public long Rows { get; private set; }

    /// <summary>Number of the last vote; 0 without one, or where battles are exported.</summary>
    public long LastVote { get; private set; }

    /// <summary>Its hash, which stands for all votes up to it; null without one.</summary>
    public string? LastHash { get; private set; }

    public void Saw() => Rows++;

    public void Saw(long sequence, string hash) => (Rows, LastVote, LastHash) = (Rows + 1, sequence, hash);
}
