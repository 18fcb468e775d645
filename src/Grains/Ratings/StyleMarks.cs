using Arena.Grains.Storage;

namespace Arena.Grains.Ratings;

/// <summary>The style of voted answers, 18 bytes a vote, where it is known. Larger counts than 65,535 are as good as that many.</summary>
internal sealed class StyleMarks
{
    private Mark[] _marks = [];

    /// <summary>Number of the last entry held.</summary>
    public long Entry { get; private set; }

    public void Add(StyleEntry entry)
    {
        if (entry.Sequence > _marks.Length)
        {
            Array.Resize(ref _marks, (int)Math.Max(entry.Sequence, 2L * _marks.Length));
        }

        _marks[entry.Sequence - 1] = Mark.Of(entry.Style);
        Entry = entry.Entry;
    }

    /// <summary>Writes headers, lists, bold and code of both answers; false where they are not known.</summary>
    public bool TryGet(long sequence, Span<double> left, Span<double> right)
    {
        var mark = sequence <= _marks.Length ? _marks[sequence - 1] : default;
        if (mark.Known)
        {
            (left[0], left[1], left[2], left[3]) = (mark.LeftHeaders, mark.LeftLists, mark.LeftBold, mark.LeftCode);
            (right[0], right[1], right[2], right[3]) = (mark.RightHeaders, mark.RightLists, mark.RightBold, mark.RightCode);
        }

        return mark.Known;
    }

    private readonly record struct Mark(
        bool Known,
        ushort LeftHeaders, ushort LeftLists, ushort LeftBold, ushort LeftCode,
        ushort RightHeaders, ushort RightLists, ushort RightBold, ushort RightCode)
    {
        public static Mark Of(VoteStyle style) => new(
            true,
            Short(style.Left.Headers), Short(style.Left.Lists), Short(style.Left.Bold), Short(style.Left.Code),
            Short(style.Right.Headers), Short(style.Right.Lists), Short(style.Right.Bold), Short(style.Right.Code));

        private static ushort Short(int count) => (ushort)Math.Clamp(count, 0, ushort.MaxValue);
    }
}
