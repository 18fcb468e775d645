using Arena.Grains.Catalogue;
using Arena.Inference;

namespace Arena.Grains.Models;

/// <summary>Inference servers as devices. Each server is one of its own, so that none waits for another's models. Pure.</summary>
internal static class RemoteDevices
{
    // What servers batch well; the operator says otherwise by listing the devices.
    private const int Lanes = 16;

    /// <summary>The devices, and where the catalogue names servers but none of the devices is remote, one more per server.</summary>
    public static IReadOnlyList<DeviceSpec> Complete(IReadOnlyList<DeviceSpec> devices, ArenaCatalogue catalogue) =>
        devices.Any(device => device.Kind == DeviceKind.Remote)
            ? devices
            : [.. devices, .. Servers(catalogue).Select((_, index) => new DeviceSpec($"remote{index}", DeviceKind.Remote, index, 1, long.MaxValue, Lanes))];

    /// <summary>Devices that a contestant may run on: its server's, where it has one, else all that are here.</summary>
    public static IReadOnlyList<DeviceSpec> Able(IReadOnlyList<DeviceSpec> devices, Contestant contestant, ArenaCatalogue catalogue)
    {
        var remote = devices.Where(device => device.Kind == DeviceKind.Remote).ToList();
        if (contestant.Model.Engine != EngineKind.OpenAi)
        {
            return [.. devices.Except(remote)];
        }

        return remote.Count == 0 ? [] : [remote[Servers(catalogue).IndexOf(ServerOf(contestant)) % remote.Count]];
    }

    private static List<string> Servers(ArenaCatalogue catalogue) =>
        [.. catalogue.Contestants.Where(contestant => contestant.Model.Engine == EngineKind.OpenAi).Select(ServerOf).Distinct()];

    private static string ServerOf(Contestant contestant) =>
        Uri.TryCreate(contestant.Model.Location, UriKind.Absolute, out var address) ? address.Authority : contestant.Model.Location;
}
