using Arena.Grains.Hosting.Cluster;

namespace Arena.Web.Hosting;

/// <summary>The Cluster edition: a silo without grain classes, so that a node's death is seen as fast as the nodes see it.</summary>
internal static partial class ArenaWebNode
{
    static partial void AddEditionNode(WebApplicationBuilder builder)
    {
        var options = builder.Services.ReadClusterOptions(builder.Configuration);
        builder.Host.UseOrleans(silo => silo.JoinArena(options));
    }
}
