using Microsoft.Extensions.Hosting;

namespace Arena.Embedded.Hosting;

/// <summary>Starts and stops the grains with the process.</summary>
internal sealed class EmbeddedGrainService(EmbeddedRuntime runtime) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        runtime.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => runtime.StopAsync(cancellationToken);
}
