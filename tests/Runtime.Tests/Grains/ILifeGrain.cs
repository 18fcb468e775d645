namespace Arena.Runtime.Tests.Grains;

/// <summary>Writes its life into the journal of its key.</summary>
public interface ILifeGrain : IGrainWithStringKey
{
    Task<int> ActivationNumberAsync();

    /// <summary>Opens "blocked", waits for "unblocked".</summary>
    Task BlockAsync();

    Task DeactivateAsync();

    /// <summary>As DeactivateAsync; OnDeactivateAsync then opens "deactivating" and waits for "deactivated".</summary>
    Task DeactivateSlowlyAsync();

    Task DeactivateWithFailureAsync();

    Task<string> KeyAsync();

    Task<ILifeGrain> SelfAsync();

    /// <summary>Whether its scoped service is another than the one of its last activation, and that one is disposed.</summary>
    Task<bool> HasFreshScopeAsync();
}
