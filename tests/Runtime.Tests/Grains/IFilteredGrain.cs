namespace Arena.Runtime.Tests.Grains;

/// <summary>The filters of the fixture look at this grain only.</summary>
public interface IFilteredGrain : IGrainWithStringKey
{
    Task<int> Plain(int value);

    Task<int> Refused();

    Task<int> AnsweredByFilter();

    Task<int> SwallowedByFilter();
}
