namespace Arena.Runtime.Tests.Grains;

/// <summary>Leaves things behind that the host has to look after.</summary>
public interface ICarelessGrain : IGrainWithStringKey
{
    Task WriteWithoutWaitingAsync();

    /// <summary>Calls an IIdleGrain in OnDeactivateAsync.</summary>
    Task TouchAtTheEndAsync(string key);

    /// <summary>Opens the gate in OnDeactivateAsync.</summary>
    Task OpenAtTheEndAsync(string gate);

    /// <summary>Passes itself where a reference belongs.</summary>
    Task PassItselfAsync();

    Task TakeAsync(ICarelessGrain grain);
}
