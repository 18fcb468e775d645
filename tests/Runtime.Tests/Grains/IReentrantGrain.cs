namespace Arena.Runtime.Tests.Grains;

public interface IReentrantGrain : IGrainWithStringKey
{
    /// <summary>Waits until OpenAsync runs.</summary>
    Task BlockAsync();

    Task OpenAsync();
}
