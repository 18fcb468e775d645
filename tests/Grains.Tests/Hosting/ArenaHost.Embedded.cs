using Arena.Embedded;
using Microsoft.Extensions.Hosting;

namespace Arena.Grains.Tests.Hosting;

/// <summary>The Embedded edition, with what a cluster does to calls where the test wants it.</summary>
internal sealed partial class ArenaHost
{
    partial void ConfigureRuntime(IHostApplicationBuilder builder)
    {
        if (_setup.FaultSeed != 0)
        {
            builder.UseEmbeddedGrains(options => options.FaultMode = new EmbeddedFaults
            {
                Seed = _setup.FaultSeed,
                RejectionRate = 0.05,
                AbortRate = 0.05,
                DelayRate = 0.2,
                MaxDelay = TimeSpan.FromMilliseconds(20),
                ReorderRate = 0.3,
            });
        }
    }
}
