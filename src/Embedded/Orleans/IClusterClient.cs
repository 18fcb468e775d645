namespace Orleans;

/// <summary>The way to grains from outside of grains.</summary>
public interface IClusterClient : IGrainFactory
{
    IServiceProvider ServiceProvider { get; }
}
