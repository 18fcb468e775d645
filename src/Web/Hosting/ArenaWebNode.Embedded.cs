using Arena.Grains.Hosting;

namespace Arena.Web.Hosting;

/// <summary>The Embedded edition: this one process is the whole arena.</summary>
internal static partial class ArenaWebNode
{
    static partial void AddEditionNode(WebApplicationBuilder builder) => builder.AddArenaNode();
}
