using Arena.Support;
using Arena.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Arena.Scripted;

/// <summary>The web host over a scripted arena. The caller chooses the server.</summary>
public static class ArenaHost
{
    public static async Task<WebApplication> StartAsync(
        ScriptedArena arena,
        string dataFolder,
        Action<WebApplicationBuilder> chooseServer,
        TimeProvider? time = null,
        IReadOnlyDictionary<string, string?>? settings = null,
        ILoggerProvider? logs = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "Arena.Web",
            ContentRootPath = Path.Combine(RepositoryRoot.Path, "src", "Web"),
            EnvironmentName = "Production",
        });
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.Configuration["ARENA_DATA"] = dataFolder;
        builder.Configuration["Arena:Web:Node"] = "false";
        builder.Logging.ClearProviders();
        if (logs is not null)
        {
            builder.Logging.AddProvider(logs).SetMinimumLevel(LogLevel.Trace);
        }

        builder.Services.AddSingleton(FakeGrainFactory.Over(arena)).AddSingleton(time ?? TimeProvider.System);
        builder.AddArenaWeb();
        chooseServer(builder);
        var app = builder.Build();
        app.UseArenaWeb();
        app.MapArenaWeb();
        await app.StartAsync();
        return app;
    }
}
