using System.ComponentModel.DataAnnotations;

namespace Arena.Grains.Hosting;

/// <summary>Where a node finds its things. Set by the environment variables ARENA_DATA, ARENA_CATALOG, ARENA_DB and ARENA_NODE.</summary>
public sealed class ArenaNodeOptions
{
    /// <summary>Folder of the database, the lock and the operators' token; default data/ beside the solution, else in the current folder.</summary>
    [Required]
    public string DataDirectory { get; set; } = Path.Combine(ArenaPaths.Root, "data");

    /// <summary>The catalogue; default models/arena.json beside the solution, else in the current folder.</summary>
    [Required]
    public string Catalogue { get; set; } = Path.Combine(ArenaPaths.Root, "models", "arena.json");

    /// <summary>PostgreSQL connection string; only in the Cluster edition.</summary>
    public string? Database { get; set; }

    /// <summary>The node's name in the fleet; holds neither '/' nor '@'. The machine's name unless told otherwise.</summary>
    [RegularExpression("^[A-Za-z0-9._-]{1,64}$")]
    public string Node { get; set; } = Environment.MachineName;
}
