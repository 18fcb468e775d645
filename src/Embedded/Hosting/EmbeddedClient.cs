using Orleans.Runtime;

namespace Arena.Embedded.Hosting;

/// <summary>The way to the grains, for grains and everybody else.</summary>
internal sealed class EmbeddedClient(EmbeddedRuntime runtime) : IClusterClient
{
    public IServiceProvider ServiceProvider => runtime.Services;

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey =>
        grainClassNamePrefix is null
            ? (TGrainInterface)GetGrain(typeof(TGrainInterface), primaryKey)
            : throw new NotSupportedException("Class name prefixes are outside of what Embedded offers.");

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) =>
        (IGrain)runtime.GetReference(grainInterfaceType, GrainId.Create(runtime.GrainTypeOf(grainInterfaceType), grainPrimaryKey));
}
