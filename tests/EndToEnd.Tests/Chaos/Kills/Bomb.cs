using System.Diagnostics;
using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.Chaos.Kills;

/// <summary>
/// Kills an arena at a moment that the seed decides: some microseconds after so many steps of its clients. The moment is
/// counted in steps, so that a slow machine is hit in the same places as a fast one.
/// </summary>
/// <param name="arena">What is killed.</param>
/// <param name="kind">Which steps count; null counts all.</param>
/// <param name="steps">Which of them starts the fuse, from 1.</param>
/// <param name="fuse">From that step to the kill.</param>
public sealed class Bomb(ArenaProcess arena, ClientStep? kind, int steps, TimeSpan fuse)
{
    private readonly TaskCompletionSource _exploded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _steps = steps;
    private int _left = steps;
    private volatile bool _fired;

    /// <summary>Set before the kill: from now on a lost connection is what is expected.</summary>
    public bool Fired => _fired;

    public Task Exploded => _exploded.Task;

    public static Bomb Draw(ArenaProcess arena, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        var fuse = TimeSpan.FromMicroseconds(Math.Pow(10, random.NextDouble() * 4.3));
        return random.Next(2) == 0
            ? new Bomb(arena, ClientStep.VoteSent, random.Next(1, 12), fuse)
            : new Bomb(arena, null, random.Next(1, 500), fuse);
    }

    public override string ToString() => $"{_steps} x {kind?.ToString() ?? "any step"} + {fuse.TotalMilliseconds:F2} ms";

    public void Step(ClientStep step)
    {
        if ((kind is null || step == kind) && Interlocked.Decrement(ref _left) == 0)
        {
            _ = Task.Run(FireAsync);
        }
    }

    private async Task FireAsync()
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < fuse)
        {
            Thread.SpinWait(10);
        }

        _fired = true;
        try
        {
            await arena.KillAsync();
            _exploded.SetResult();
        }
        catch (Exception exception)
        {
            _exploded.SetException(exception);
        }
    }
}
