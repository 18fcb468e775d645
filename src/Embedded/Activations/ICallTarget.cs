using Arena.Embedded.Calls;

namespace Arena.Embedded.Activations;

/// <summary>What answers for one grain id: an activation, or the workers of a stateless grain.</summary>
internal interface ICallTarget
{
    /// <summary>False if the target has ended; the call then goes to its successor.</summary>
    bool TryAccept(Call call);
}
