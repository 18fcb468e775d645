namespace Arena.Contracts;

/// <summary>What a command gives: a value, or the reason why it was refused. Failures are exceptions instead.</summary>
/// <typeparam name="T">The value.</typeparam>
[GenerateSerializer, Immutable, Alias("arena.Reply`1")]
public sealed record Reply<T>([property: Id(0)] T? Value, [property: Id(1)] Refusal? Refusal)
    where T : class
{
    public static implicit operator Reply<T>(T value) => new(value, null);

    public static implicit operator Reply<T>(Refusal refusal) => new(null, refusal);

    public static implicit operator Reply<T>(RefusalCode code) => new(null, new Refusal(code));
}
