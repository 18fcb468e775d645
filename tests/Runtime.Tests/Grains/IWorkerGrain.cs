namespace Arena.Runtime.Tests.Grains;

/// <summary>Two workers per node.</summary>
public interface IWorkerGrain : IGrainWithStringKey
{
    /// <summary>Opens "name in", waits for "name out", returns the worker.</summary>
    Task<Guid> WorkAsync(string name);
}
