namespace Arena.Contracts.Models;

/// <summary>A device of a node.</summary>
/// <param name="Node">The node's name; holds neither '/' nor '@'.</param>
/// <param name="Device">The device's name on it.</param>
[GenerateSerializer, Immutable, Alias("arena.DeviceId")]
public readonly record struct DeviceId([property: Id(0)] string Node, [property: Id(1)] string Device)
{
    public override string ToString() => $"{Node}/{Device}";
}
