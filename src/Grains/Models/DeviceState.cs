using System.Collections.Immutable;
using Arena.Contracts.Models;

namespace Arena.Grains.Models;

/// <summary>What the scheduler of a device decides on.</summary>
/// <param name="MemoryBytes">Budget.</param>
/// <param name="Lanes">Answers that run at the same time.</param>
/// <param name="Residents">Models with memory on the device.</param>
/// <param name="Waiting">Oldest first.</param>
internal sealed record DeviceState(
    long MemoryBytes,
    int Lanes,
    ImmutableArray<Resident> Residents,
    ImmutableArray<WaitingAnswer> Waiting)
{
    public long UsedBytes => Residents.Sum(resident => resident.Bytes);
}

/// <summary>A model with memory on a device.</summary>
/// <param name="Contestant">Which one.</param>
/// <param name="Bytes">Weights and KV memory.</param>
/// <param name="Phase">Whether it can answer.</param>
/// <param name="Running">Answers that run on it.</param>
/// <param name="LastUsed">Grows with each use; the smallest is unloaded first.</param>
/// <param name="Pinned">Never unloaded.</param>
internal sealed record Resident(ContestantId Contestant, long Bytes, ResidentPhase Phase, int Running, long LastUsed, bool Pinned);

/// <summary>Whether a resident model can answer.</summary>
internal enum ResidentPhase
{
    Loading,
    Ready,
    Unloading,
}

/// <summary>An answer that waits for a device.</summary>
/// <param name="Order">Grows with arrival.</param>
/// <param name="Contestant">Who answers.</param>
/// <param name="Bytes">What its model needs.</param>
/// <param name="Passed">Later answers that went before it.</param>
internal sealed record WaitingAnswer(long Order, ContestantId Contestant, long Bytes, int Passed);
