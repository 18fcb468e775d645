using System.Net;
using Microsoft.Extensions.Options;
using Orleans.Runtime;

namespace Arena.Embedded.Hosting;

/// <summary>The only node there is. It listens nowhere: port 0.</summary>
internal sealed class EmbeddedSiloDetails(IOptions<EmbeddedGrainOptions> options) : ILocalSiloDetails
{
    public string Name => options.Value.SiloName;

    public string ClusterId => "embedded";

    public SiloAddress SiloAddress { get; } = SiloAddress.New(new(IPAddress.Loopback, 0), Environment.ProcessId);
}
