namespace Arena.Runtime.Tests.Grains;

internal sealed class FilteredGrain : Grain, IFilteredGrain
{
    public Task<int> Plain(int value) => Task.FromResult(value);

    public Task<int> Refused() => throw new NotImplementedException("The filter lets nobody come here.");

    public Task<int> AnsweredByFilter() => throw new NotImplementedException("The filter lets nobody come here.");

    public Task<int> SwallowedByFilter() => throw new InvalidOperationException("The grain failed.");
}
