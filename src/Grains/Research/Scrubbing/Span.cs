namespace Arena.Grains.Research.Scrubbing;

/// <summary>A stretch of a text, in UTF-16 units.</summary>
internal readonly record struct Span(int Start, int Length)
{
    public int End => Start + Length;

    public bool Overlaps(Span other) => Start < other.End && other.Start < End;
}
