using Arena.Web.Calls;
using Arena.Web.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Arena.Web.Health;

/// <summary>Ready means: a grain answers.</summary>
internal sealed class ReadyCheck(ArenaGrains grains, ILogger<ReadyCheck> log) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await grains.ResearchAsync(grain => grain.LanguagesAsync(), cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.NotReady(exception.GetType().Name);
            return HealthCheckResult.Unhealthy();
        }
    }
}
