namespace Arena.Grains.Ratings.Boards;

/// <summary>Numbers voters from 0 by their first appearance, so that sums over voters have the same order whoever else is in the table.</summary>
/// <param name="voters">Voters of the table.</param>
internal sealed class VoterNumbers(int voters)
{
    // 0 is: not met yet.
    private readonly int[] _numbers = new int[voters];
    private int _met;

    public int Of(int voter)
    {
        ref var number = ref _numbers[voter];
        number = number == 0 ? ++_met : number;
        return number - 1;
    }
}
