using Arena.Web.Pages;
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
        if (app.Services.GetRequiredService<IOptions<WebOptions>>().Value.PathBase is { Length: > 0 } prefix)
        {
            app.UsePathBase(prefix);
            app.UseMiddleware<PathBaseOnly>();
        }

        app.UseStatusCodePagesWithReExecute(ErrorController.Path + "{0}");
        app.UseExceptionHandler(_ => { });
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
