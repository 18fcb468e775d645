namespace Arena.Runtime.Tests.Grains;

/// <summary>Collected after two minutes.</summary>
public interface IBriefGrain : IGrainWithStringKey
{
    Task TouchAsync();
}
