using Arena.Embedded;
using Microsoft.Extensions.Hosting;

namespace Arena.EmbeddedBench;

internal static partial class BenchHost
{
    private static partial void Add(IHostApplicationBuilder builder)
    {
        builder.UseEmbeddedGrains();
        builder.Services.AddEmbeddedMemoryStorage("store");
    }
}
