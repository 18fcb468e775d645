using Arena.Contracts.Battles;

namespace Arena.Grains.Battles;

/// <summary>A turn as this activation holds it.</summary>
internal sealed class LiveTurn(int number, string prompt, LiveAnswer left, LiveAnswer right)
{
    public int Number { get; } = number;

    public string Prompt { get; } = prompt;

    public LiveAnswer Left { get; private set; } = left;

    public LiveAnswer Right { get; private set; } = right;

    public LiveAnswer this[Side side]
    {
        get => side == Side.Left ? Left : Right;
        set
        {
            if (side == Side.Left)
            {
                Left = value;
            }
            else
            {
                Right = value;
            }
        }
    }

    public bool IsRunning => Left.IsRunning || Right.IsRunning;

    public IEnumerable<LiveAnswer> Running => new[] { Left, Right }.Where(answer => answer.IsRunning);

    /// <summary>Lets the voter see all that came in.</summary>
    /// <returns>Whether that is more than before.</returns>
    public bool Show() => Left.Show() | Right.Show();

    /// <param name="number">From 1.</param>
    /// <param name="prompt">The voter's.</param>
    /// <param name="begun">Completes when the turn is persisted.</param>
    public static LiveTurn Begin(int number, string prompt, Task begun) =>
        new(number, prompt, new LiveAnswer(number, Side.Left, 0) { Begun = begun }, new LiveAnswer(number, Side.Right, 0) { Begun = begun });
}
