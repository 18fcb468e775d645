namespace Arena.Runtime.Tests.Grains;

/// <summary>No class implements it.</summary>
public interface IHomelessGrain : IGrainWithStringKey
{
    Task AnswerAsync();
}
