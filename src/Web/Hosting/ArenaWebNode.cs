namespace Arena.Web.Hosting;

/// <summary>Brings the grains' client into the host.</summary>
internal static partial class ArenaWebNode
{
    /// <summary>Setting that keeps a host from being a node too; its grain client then comes from whoever builds it.</summary>
    public const string Setting = "Arena:Web:Node";

    public static void AddNode(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.GetValue(Setting, defaultValue: true))
        {
            AddEditionNode(builder);
        }
    }

    static partial void AddEditionNode(WebApplicationBuilder builder);
}
