namespace Orleans;

/// <summary>Makes references to grains. A reference can always be made; the grain is activated by its first call.</summary>
public interface IGrainFactory
{
    /// <param name="primaryKey">The grain's key; not empty or white.</param>
    /// <param name="grainClassNamePrefix">Not supported here: one class implements an interface, so leave it null.</param>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey;

    IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey);
}
