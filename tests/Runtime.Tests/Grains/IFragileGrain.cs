namespace Arena.Runtime.Tests.Grains;

/// <summary>Its first activations fail: the very first in the constructor, the second in OnActivateAsync.</summary>
public interface IFragileGrain : IGrainWithStringKey
{
    Task<int> AnswerAsync();
}
