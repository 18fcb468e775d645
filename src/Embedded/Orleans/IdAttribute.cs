namespace Orleans;

/// <summary>Numbers a member of a message; a number is never given again.</summary>
[AttributeUsage(AttributeTargets.Field | AttributeTargets.Property | AttributeTargets.Parameter | AttributeTargets.Class
    | AttributeTargets.Struct | AttributeTargets.Enum | AttributeTargets.Method)]
public sealed class IdAttribute(uint id) : Attribute
{
    public uint Id { get; } = id;
}
