using System.Runtime.CompilerServices;

namespace Arena.Grains;

/// <summary>Numbers in another order of appearance, for numbers in a list of texts.</summary>
internal sealed class Renumbering(IReadOnlyList<string> texts, Interning target)
{
    // One more than the number, so that 0 is not known yet.
    private readonly int[] _numbers = new int[texts.Count];

    public int this[int number]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            ref var known = ref _numbers[number];
            if (known == 0)
            {
                known = target.Number(texts[number]) + 1;
            }

            return known - 1;
        }
    }
}
