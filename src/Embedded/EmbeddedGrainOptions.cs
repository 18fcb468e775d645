using System.Reflection;

namespace Arena.Embedded;

/// <summary>How the grain host runs.</summary>
public sealed class EmbeddedGrainOptions
{
    /// <summary>The node's name; by default the machine's.</summary>
    public string SiloName { get; set; } = Environment.MachineName;

    /// <summary>How long a caller waits for an answer where the method says nothing else; 30 s as in Orleans.</summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a grain may be idle; 15 min as in Orleans.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often idle grains are looked for; 1 min as in Orleans.</summary>
    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Limit on OnActivateAsync; 30 s as in Orleans.</summary>
    public TimeSpan ActivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Limit on OnDeactivateAsync, and on how long a stop waits for running calls; 30 s as in Orleans.</summary>
    public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Where grain classes are looked for; empty means every assembly in the output folder that uses this host.</summary>
    public IList<Assembly> Assemblies { get; } = [];

    /// <summary>Only for tests: failures that Orleans may produce on its own. Null means none.</summary>
    public EmbeddedFaults? FaultMode { get; set; }
}
