namespace Arena.Runtime.Tests.Grains;

/// <summary>Leaves things behind that the host has to look after.</summary>
public interface ICarelessGrain : IGrainWithStringKey
{
    Task WriteWithoutWaitingAsync();

    /// <summary>Calls an IIdleGrain in OnDeactivateAsync.</summary>
    Task TouchAtTheEndAsync(string key);
}
