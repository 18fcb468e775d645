namespace Orleans.Runtime;

/// <summary>The name of a grain class: its own, in lower case, without the ending Grain.</summary>
[GenerateSerializer]
[Immutable]
public readonly struct GrainType : IEquatable<GrainType>
{
    [Id(0)]
    private readonly string? _value;

    private GrainType(string value) => _value = value;

    public static bool operator ==(GrainType left, GrainType right) => left.Equals(right);

    public static bool operator !=(GrainType left, GrainType right) => !left.Equals(right);

    public static GrainType Create(string value) => new(value);

    public bool Equals(GrainType obj) => string.Equals(_value, obj._value, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is GrainType other && Equals(other);

    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    public override string ToString() => _value ?? "";
}
