namespace Arena.Contracts.Models;

/// <summary>One contestant on one device: the key of a model grain, "contestant@node/device".</summary>
[GenerateSerializer, Immutable, Alias("arena.ModelAddress")]
public readonly record struct ModelAddress([property: Id(0)] ContestantId Contestant, [property: Id(1)] DeviceId Device)
{
    /// <summary>Reads a grain key.</summary>
    /// <exception cref="FormatException">The text is not "contestant@node/device".</exception>
    public static ModelAddress Parse(string key)
    {
        var at = key.LastIndexOf('@');
        var slash = key.IndexOf('/', at + 1);
        return at > 0 && slash > at + 1 && slash < key.Length - 1
            ? new ModelAddress(new ContestantId(key[..at]), new DeviceId(key[(at + 1)..slash], key[(slash + 1)..]))
            : throw new FormatException("A model address reads contestant@node/device.");
    }

    public override string ToString() => $"{Contestant}@{Device}";
}
