using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Arena.EmbeddedBench;

/// <summary>One process with grains: Embedded, or one silo with its client inside.</summary>
internal static partial class BenchHost
{
    public static IHost Build()
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        Add(builder);
        return builder.Build();
    }

    private static partial void Add(IHostApplicationBuilder builder);
}
