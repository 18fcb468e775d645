using Arena.Embedded.Activations;
using Arena.Embedded.Calls;
using Orleans.Runtime;

namespace Orleans;

/// <summary>Identity of grains and references.</summary>
public static class GrainExtensions
{
    /// <summary>A reference to this grain, to be passed on in place of the grain itself.</summary>
    public static TGrainInterface AsReference<TGrainInterface>(this IAddressable grain) =>
        (TGrainInterface)HostOf(grain).GetReference(typeof(TGrainInterface), GetGrainId(grain));

    public static GrainId GetGrainId(this IAddressable grain) => grain switch
    {
        IGrainReference reference => reference.GrainId,
        IGrainBase activated => activated.GrainContext.GrainId,
        null => throw new ArgumentNullException(nameof(grain)),
        _ => throw Foreign(grain),
    };

    public static string GetPrimaryKeyString(this IAddressable grain) => GetGrainId(grain).Key.ToString();

    private static IGrainReferences HostOf(IAddressable grain) => grain switch
    {
        IGrainReference reference => reference.References,
        IGrainBase { GrainContext: IActivation activation } => activation.References,
        null => throw new ArgumentNullException(nameof(grain)),
        _ => throw Foreign(grain),
    };

    private static ArgumentException Foreign(IAddressable grain) =>
        new($"{grain.GetType()} is neither a grain nor a reference to one.", nameof(grain));
}
