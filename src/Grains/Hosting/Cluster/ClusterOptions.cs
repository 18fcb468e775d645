using System.ComponentModel.DataAnnotations;

namespace Arena.Grains.Hosting.Cluster;

/// <summary>
/// How nodes of one arena find and watch each other (configuration section "Arena:Cluster"). The defaults declare a killed node dead
/// in one to two seconds; Orleans' own take 12 to 30.
/// </summary>
public sealed class ClusterOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Arena:Cluster";

    /// <summary>Arenas that share a database differ in this.</summary>
    [Required]
    public string ClusterId { get; set; } = "arena";

    /// <summary>PostgreSQL connection string; ARENA_DB unless set here.</summary>
    [Required(ErrorMessage = "The Cluster edition needs a PostgreSQL connection string in ARENA_DB.")]
    public string? Database { get; set; }

    /// <summary>Address that other nodes reach this one at; the loopback address suits one machine.</summary>
    [Required]
    public string Address { get; set; } = "127.0.0.1";

    /// <summary>Port between nodes; unique per process on a machine.</summary>
    [Range(1, 65535)]
    public int SiloPort { get; set; } = 11111;

    /// <summary>Port for clients outside of the cluster; 0, the default, opens none.</summary>
    [Range(0, 65535)]
    public int GatewayPort { get; set; }

    /// <summary>How often a node probes another: half a second finds a dead one soon and costs little for tens of nodes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan ProbeTimeout { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Longest wait for the answer to a probe.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan MaxProbeTimeout { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Probes missed before a node votes another dead.</summary>
    [Range(1, 20)]
    public int MissedProbes { get; set; } = 2;

    /// <summary>Votes that declare a node dead; 1 suits clusters of a few nodes.</summary>
    [Range(1, 10)]
    public int DeathVotes { get; set; } = 1;

    /// <summary>How often the table of nodes is read.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan TableRefresh { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How often a node writes that it is alive. Two missed writes make an entry stale, and a node that joins evicts stale ones: so a
    /// cluster that was killed as a whole starts again at once. Longer than a restart takes, and Orleans waits minutes for the dead.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.5", "00:10:00")]
    public TimeSpan AliveUpdate { get; set; } = TimeSpan.FromSeconds(1);
}
