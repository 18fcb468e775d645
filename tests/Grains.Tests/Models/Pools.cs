using System.Collections.Immutable;
using Arena.Contracts.Models;
using Arena.Grains.Models;

namespace Arena.Grains.Tests.Models;

/// <summary>Short words for states of devices.</summary>
internal static class Pools
{
    public static PoolState Of(long memory, params int[] lanes) =>
        new(memory, [.. lanes.Select(count => new DeviceState(count, [], []))]);

    public static ModelNeed Need(string contestant, long weights, long context = 0) => new(new ContestantId(contestant), weights, context);

    public static ContestantId Id(string contestant) => new(contestant);

    /// <summary>A model that is loaded already.</summary>
    public static PoolState Ready(this PoolState pool, int device, ModelNeed model, bool pinned = false) =>
        pool.Load(device, model, pinned).Enter(device, model.Contestant, ResidentPhase.Ready);

    /// <summary>Answers that wait, with orders counted on.</summary>
    public static PoolState Waits(this PoolState pool, int device, long order, params ModelNeed[] models)
    {
        foreach (var model in models)
        {
            pool = pool.Queue(device, order++, model);
        }

        return pool;
    }

    /// <summary>Takes every start there is.</summary>
    public static PoolState StartAll(this PoolState pool, int device)
    {
        while (DeviceRules.Next(pool, device) is StartAnswer(var order))
        {
            pool = pool.Start(device, order);
        }

        return pool;
    }

    public static IEnumerable<ContestantId> Running(this PoolState pool, int device) =>
        pool.Devices[device].Residents.SelectMany(resident => Enumerable.Repeat(resident.Contestant, resident.Running));

    public static ImmutableArray<long> Orders(this PoolState pool, int device) => [.. pool.Devices[device].Waiting.Select(answer => answer.Order)];
}
