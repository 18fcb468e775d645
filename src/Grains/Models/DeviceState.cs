using System.Collections.Immutable;
using Arena.Contracts.Models;

namespace Arena.Grains.Models;

/// <summary>One device of a memory.</summary>
/// <param name="Lanes">Answers that run at the same time.</param>
/// <param name="Residents">Models with memory on the device.</param>
/// <param name="Waiting">Oldest first.</param>
internal sealed record DeviceState(int Lanes, ImmutableArray<Resident> Residents, ImmutableArray<WaitingAnswer> Waiting)
{
    /// <summary>The model that computes; there is one at most.</summary>
    public Resident? Active => Residents.FirstOrDefault(resident => resident.Running > 0);

    public Resident? Find(ContestantId contestant) => Residents.FirstOrDefault(resident => resident.Contestant == contestant);

    /// <summary>The oldest answer whose model has no memory here yet: the next one to load.</summary>
    public WaitingAnswer? Unloaded => Waiting.FirstOrDefault(answer => Find(answer.Contestant) is null);
}

/// <summary>A model with memory on a device.</summary>
/// <param name="Model">What it takes.</param>
/// <param name="Phase">Whether it can answer.</param>
/// <param name="Running">Answers that run on it.</param>
/// <param name="LastUsed">Grows with each use; the smallest is unloaded first.</param>
/// <param name="Pinned">Never unloaded for another.</param>
internal sealed record Resident(ModelNeed Model, ResidentPhase Phase, int Running, long LastUsed, bool Pinned)
{
    public ContestantId Contestant => Model.Contestant;

    /// <summary>Loaded, and without work.</summary>
    public bool IsIdle => Phase == ResidentPhase.Ready && Running == 0;
}

/// <summary>Whether a resident model can answer.</summary>
internal enum ResidentPhase
{
    Loading,
    Ready,
    Unloading,
}

/// <summary>An answer that waits for a device.</summary>
/// <param name="Order">Grows with arrival, over all devices of a memory.</param>
/// <param name="Model">Who answers, and what it takes.</param>
/// <param name="Passed">Later answers that went before it.</param>
internal sealed record WaitingAnswer(long Order, ModelNeed Model, int Passed)
{
    public ContestantId Contestant => Model.Contestant;
}
