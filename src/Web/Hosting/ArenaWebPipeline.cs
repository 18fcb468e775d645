using Arena.Web.Problems;
using Arena.Web.Security;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Arena.Web.Hosting;

/// <summary>What a request passes, and where it ends.</summary>
public static class ArenaWebPipeline
{
    public static WebApplication UseArenaWeb(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseMiddleware<SecurityHeaders>();
        app.UseStatusCodePages(context => context.HttpContext.IsApi()
            ? ProblemResult.WriteAsync(context.HttpContext, Problem.Of(context.HttpContext.Response.StatusCode))
            : Task.CompletedTask);
        app.UseExceptionHandler(_ => { });
        if (app.Services.GetRequiredService<IOptions<WebOptions>>().Value.PathBase is { Length: > 0 } prefix)
        {
            app.UsePathBase(prefix);
            app.UseMiddleware<PathBaseOnly>();
        }

        app.UseMiddleware<ApiGuard>();
        app.UseRouting();
        return app;
    }

    public static WebApplication MapArenaWeb(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        _ = app.Services.GetRequiredService<AdminToken>();
        app.MapStaticAssets();
        app.MapControllers().WithStaticAssets();
        app.MapOpenApi();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
        return app;
    }
}
