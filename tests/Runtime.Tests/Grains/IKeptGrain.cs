namespace Arena.Runtime.Tests.Grains;

/// <summary>Never collected.</summary>
public interface IKeptGrain : IGrainWithStringKey
{
    Task TouchAsync();
}
