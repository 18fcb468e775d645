using Orleans.Runtime;

namespace Arena.Embedded.Calls;

/// <summary>What every reference knows of itself.</summary>
internal interface IGrainReference
{
    GrainId GrainId { get; }

    IGrainReferences References { get; }
}
