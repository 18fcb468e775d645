using System.Text.Encodings.Web;
using System.Text.Unicode;
using Arena.Web.Battles;
using Arena.Web.Battles.Simple;
using Arena.Web.Battles.Streaming;
using Arena.Web.Calls;
using Arena.Web.Health;
using Arena.Web.Json;
using Arena.Web.Problems;
using Arena.Web.Research;
using Arena.Web.Security;
using Arena.Web.Texts;
using Arena.Web.Voters;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace Arena.Web.Hosting;

/// <summary>Registers the web host's own services. The grains' client comes from the node.</summary>
public static class ArenaWebServices
{
    private const string DefaultAddress = "http://localhost:5080";

    public static WebApplicationBuilder AddArenaWeb(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.AddOptions().AddServer();
        builder.AddNode();

        // Below warnings the framework logs arguments, headers and addresses: prompts, cookies and battles among them.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        var services = builder.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<DataFolder>().AddSingleton<AdminToken>();
        services.AddSingleton<ArenaGrains>().AddSingleton<CurrentVoter>().AddSingleton<LanguageCatalog>();
        services.AddSingleton<BattleCalls>().AddSingleton<BattleWatch>().AddSingleton<BothAnswers>().AddSingleton<ExportSender>();
        services.AddSingleton<BattlePages>().AddSingleton<UiLanguages>();
        services.AddExceptionHandler<FailureHandler>();
        services.AddHealthChecks().AddCheck<ReadyCheck>("grains", timeout: TimeSpan.FromSeconds(5));
        services.AddArenaControllers();
        services.AddOpenApi(options => options.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true);
        return builder;
    }

    private static WebApplicationBuilder AddOptions(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        builder.Services.AddOptions<WebOptions>().Bind(configuration.GetSection("Arena:Web")).Configure(options =>
        {
            options.PathBase = configuration["ARENA_PATHBASE"]?.TrimEnd('/') ?? options.PathBase;
            options.DataFolder = configuration["ARENA_DATA"] ?? options.DataFolder;
            options.Language = configuration["ARENA_LANGUAGE"] is { Length: > 0 } language ? language : options.Language;
        }).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<WebOptions>, WebOptionsValidator>();
        return builder;
    }

    private static void AddServer(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseStaticWebAssets();

        // Files are cached by their fingerprint from a build as from a publish; who edits them runs in Development.
        builder.Configuration["ReloadStaticAssetsAtRuntime"] ??= builder.Environment.IsDevelopment().ToString();
        if (string.IsNullOrEmpty(builder.Configuration[WebHostDefaults.ServerUrlsKey]))
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        builder.WebHost.ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = server.ApplicationServices.GetRequiredService<IOptions<WebOptions>>().Value.FormLimit;
        });
    }

    private static void AddArenaControllers(this IServiceCollection services)
    {
        services.AddControllersWithViews(options => options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true)
            .AddJsonOptions(options =>
            {
                options.AllowInputFormatterExceptionMessages = false;
                ArenaJson.Configure(options.JsonSerializerOptions);
            })
            .ConfigureApiBehaviorOptions(options =>
            {
                options.SuppressMapClientErrors = true;
                options.InvalidModelStateResponseFactory = BadBody.Explain;
            });
        services.ConfigureHttpJsonOptions(options => ArenaJson.Configure(options.SerializerOptions));
        services.Configure<RouteOptions>(options => options.LowercaseUrls = true);
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
    }
}
