namespace Arena.Runtime.Tests.Support;

/// <summary>Lives as long as the activation that has it.</summary>
public sealed class ScopedService : IDisposable
{
    public bool IsDisposed { get; private set; }

    public void Dispose() => IsDisposed = true;
}
