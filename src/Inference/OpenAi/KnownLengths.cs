using System.Collections.Concurrent;

namespace Arena.Inference.OpenAi;

/// <summary>Context lengths that servers named, so that counting tokens does not ask them again. A server that did not answer is asked again.</summary>
internal sealed class KnownLengths
{
    private readonly ConcurrentDictionary<(string Location, string? Model), int> _lengths = new();

    public async Task<int> GetAsync(ModelSpec model, Func<Task<int>> ask)
    {
        if (model.ContextLength > 0)
        {
            return model.ContextLength;
        }

        var key = (model.Location, model.RemoteModel);
        return _lengths.TryGetValue(key, out var known) ? known : _lengths[key] = await ask();
    }
}
