using Orleans.Runtime;

namespace Arena.Embedded.Calls;

/// <summary>Makes references of any supported interface.</summary>
internal interface IGrainReferences
{
    object GetReference(Type interfaceType, GrainId grainId);
}
