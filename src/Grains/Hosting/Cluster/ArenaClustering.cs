using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Configuration;

namespace Arena.Grains.Hosting.Cluster;

/// <summary>Joins a process to the cluster, with grain classes or, as a front, without. Compiled into both hosts: they do not reference each other.</summary>
internal static class ArenaClustering
{
    private const string Invariant = "Npgsql";

    /// <summary>Reads the options where no service provider exists yet, and validates them like all others at the start.</summary>
    public static ClusterOptions ReadClusterOptions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<ClusterOptions>().Configure(options => Read(options, configuration)).ValidateDataAnnotations().ValidateOnStart();
        var options = new ClusterOptions();
        Read(options, configuration);
        return options;
    }

    public static ISiloBuilder JoinArena(this ISiloBuilder silo, ClusterOptions options)
    {
        silo.Configure<Orleans.Configuration.ClusterOptions>(cluster =>
        {
            cluster.ClusterId = options.ClusterId;
            cluster.ServiceId = options.ClusterId;
        });
        silo.ConfigureEndpoints(IPAddress.Parse(options.Address), options.SiloPort, options.GatewayPort, listenOnAnyHostAddress: false);
        silo.Configure<ClusterMembershipOptions>(membership =>
        {
            membership.ProbeTimeout = options.ProbeTimeout;
            membership.MaxProbeTimeout = options.MaxProbeTimeout;
            membership.NumMissedProbesLimit = options.MissedProbes;
            membership.NumVotesForDeathDeclaration = options.DeathVotes;
            membership.TableRefreshTimeout = options.TableRefresh;
            membership.IAmAliveTablePublishTimeout = options.AliveUpdate;
            membership.NumMissedTableIAmAliveLimit = 2;
        });
        return silo.UseAdoNetClustering(clustering =>
        {
            clustering.Invariant = Invariant;
            clustering.ConnectionString = options.Database;
        });
    }

    private static void Read(ClusterOptions options, IConfiguration configuration)
    {
        configuration.GetSection(ClusterOptions.Section).Bind(options);
        options.Database ??= configuration["ARENA_DB"];
        if (int.TryParse(configuration["ARENA_SILO_PORT"], out var port))
        {
            options.SiloPort = port;
        }
    }
}
