using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Arena.Grains.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Arena.Grains.Tests.Matchmaking;

/// <summary>A vote log that can be written to and whose readers wait until they are released.</summary>
internal sealed class StalledReads
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Somebody reads.</summary>
    public Task Begun => _begun.Task;

    public void Release() => _released.TrySetResult();

    /// <summary>Puts itself before the log.</summary>
    public void Decorate(IServiceCollection services)
    {
        var inner = services.Last(service => service.ServiceType == typeof(IVoteLog));
        services.Remove(inner);
        services.AddSingleton(provider =>
        {
            var log = DispatchProxy.Create<IVoteLog, Proxy>();
            ((Proxy)(object)log).Set(this, (IVoteLog)ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!));
            return log;
        });
    }

    private async IAsyncEnumerable<T> WaitAsync<T>(IAsyncEnumerable<T> rows)
    {
        _begun.TrySetResult();
        await _released.Task;
        await foreach (var row in rows)
        {
            yield return row;
        }
    }

    [SuppressMessage("Performance", "CA1852", Justification = "DispatchProxy derives from it.")]
    internal class Proxy : DispatchProxy
    {
        private static readonly MethodInfo Wait = typeof(StalledReads).GetMethod(nameof(WaitAsync), BindingFlags.NonPublic | BindingFlags.Instance)!;
        private StalledReads _stalled = null!;
        private IVoteLog _inner = null!;

        public void Set(StalledReads stalled, IVoteLog inner) => (_stalled, _inner) = (stalled, inner);

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            var result = targetMethod!.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null);
            var type = targetMethod.ReturnType;
            return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>)
                ? Wait.MakeGenericMethod(type.GetGenericArguments()).Invoke(_stalled, [result])
                : result;
        }
    }
}
