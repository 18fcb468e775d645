using System.Data.Common;
using System.Net.Sockets;
using Arena.Contracts;
using Microsoft.Extensions.Options;

namespace Arena.Web.Hosting;

/// <summary>Runs the host, and tells a wrong environment from a fault of ours.</summary>
public static class Startup
{
    /// <summary>Exit code: something outside of the program is not as it must be.</summary>
    public const int Environment = 3;

    // Throws where a setting is not of its type, for instance no time span.
    private const string Binder = "Microsoft.Extensions.Configuration.Binder";

    // Throws where an address, or the certificate it needs, is none.
    private const string Kestrel = "Microsoft.AspNetCore.Server.Kestrel.Core";

    /// <summary>Starts, prints the address, and runs until it is told to stop.</summary>
    public static async Task<int> RunArenaAsync(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        await ListenAsync(app);
        var prefix = app.Services.GetRequiredService<IOptions<WebOptions>>().Value.PathBase;
        Console.WriteLine($"Arena: {string.Join(", ", app.Urls.Select(url => url.TrimEnd('/') + prefix + "/"))}");
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>One line on what is wrong outside of the program; null for a fault of ours.</summary>
    public static string? Explain(Exception exception) => exception switch
    {
        OptionsValidationException invalid => string.Join(' ', invalid.Failures),
        EnvironmentException environment => environment.Message,
        DbException database => $"the database cannot be used: {OneLine(database)}; nodes bring its tables, so start one before a front",
        IOException or UnauthorizedAccessException or InvalidDataException => OneLine(exception),
        InvalidOperationException { Source: Binder } => OneLine(exception),
        _ => null,
    };

    private static async Task ListenAsync(WebApplication app)
    {
        var addresses = app.Configuration[WebHostDefaults.ServerUrlsKey];
        try
        {
            await app.StartAsync();
        }
        catch (Exception exception) when (exception is SocketException or FormatException or ArgumentOutOfRangeException { ParamName: "port" } || exception.Source == Kestrel)
        {
            throw new EnvironmentException($"cannot listen on {addresses}: {OneLine(exception)}", exception);
        }
    }

    private static string OneLine(Exception exception) => exception.Message.ReplaceLineEndings(" ");
}
