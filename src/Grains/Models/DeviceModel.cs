using Arena.Inference;

namespace Arena.Grains.Models;

/// <summary>The model behind a <see cref="Resident"/>.</summary>
internal sealed class DeviceModel
{
    /// <summary>Null until it is loaded.</summary>
    public ILoadedModel? Loaded { get; set; }

    /// <summary>Of the load, 0 to 1.</summary>
    public float Share { get; set; }

    /// <summary>Its load, then its unload.</summary>
    public Task Work { get; set; } = Task.CompletedTask;
}
