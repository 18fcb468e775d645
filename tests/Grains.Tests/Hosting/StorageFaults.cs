using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Arena.Grains.Storage;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;

namespace Arena.Grains.Tests.Hosting;

/// <summary>Makes one write of an arena fail: before anything is written, or after it was, so that its outcome is not known.</summary>
internal sealed class StorageFaults
{
    private readonly Lock _gate = new();
    private string? _operation;
    private int _left;
    private bool _written;
    private string? _held;
    private TaskCompletionSource? _hold;

    /// <summary>Whether the failure has happened.</summary>
    public bool HasFailed { get; private set; }

    /// <param name="operation">Name of the method, for instance "AppendAsync".</param>
    /// <param name="call">Which call of it from now on; 1 is the next.</param>
    /// <param name="written">Whether the write happens nevertheless.</param>
    public void Fail(string operation, int call, bool written)
    {
        lock (_gate)
        {
            (_operation, _left, _written, HasFailed) = (operation, call, written, false);
        }
    }

    /// <summary>Holds the next call of a method back until the result is completed; the write then happens.</summary>
    public TaskCompletionSource Hold(string operation)
    {
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            (_held, _hold) = (operation, hold);
        }

        return hold;
    }

    /// <summary>Puts itself before the stores.</summary>
    public void Decorate(IServiceCollection services)
    {
        Decorate<IBattleStore>(services);
        Decorate<IVoteLog>(services);
        Decorate<IVoterStore>(services);
        Decorate<IExclusionStore>(services);
        Decorate<IGrainStorage>(services);
    }

    private void Decorate<T>(IServiceCollection services)
        where T : class
    {
        var inner = services.Last(service => service.ServiceType == typeof(T));
        services.Remove(inner);
        if (inner.IsKeyedService)
        {
            services.AddKeyedSingleton(inner.ServiceKey, (provider, key) => Wrap((T)(inner.KeyedImplementationFactory is { } make
                ? make(provider, key)
                : ActivatorUtilities.CreateInstance(provider, inner.KeyedImplementationType!))));
        }
        else
        {
            services.AddSingleton(provider => Wrap((T)(inner.ImplementationFactory?.Invoke(provider)
                ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!))));
        }
    }

    private T Wrap<T>(T inner)
        where T : class
    {
        var proxy = DispatchProxy.Create<T, Proxy>();
        ((Proxy)(object)proxy).Set(this, inner);
        return proxy;
    }

    private Task? TakeHold(string operation)
    {
        lock (_gate)
        {
            if (_held != operation)
            {
                return null;
            }

            _held = null;
            return _hold!.Task;
        }
    }

    private bool? Next(string operation)
    {
        lock (_gate)
        {
            if (_operation != operation || --_left != 0)
            {
                return null;
            }

            HasFailed = true;
            return _written;
        }
    }

    [SuppressMessage("Performance", "CA1852", Justification = "DispatchProxy derives from it.")]
    internal class Proxy : DispatchProxy
    {
        private StorageFaults _faults = null!;
        private object _inner = null!;

        public void Set(StorageFaults faults, object inner) => (_faults, _inner) = (faults, inner);

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (_faults.TakeHold(targetMethod!.Name) is { } hold)
            {
                return HoldAsync(hold, () => (Task)targetMethod.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null)!);
            }

            var written = _faults.Next(targetMethod.Name);
            if (written is null)
            {
                return targetMethod.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null);
            }

            var outcome = written.Value ? (Task)targetMethod.Invoke(_inner, args)! : Task.CompletedTask;
            return targetMethod.ReturnType.IsGenericType
                ? FailMethod.MakeGenericMethod(targetMethod.ReturnType.GetGenericArguments()).Invoke(null, [outcome])
                : FailAsync<object>(outcome);
        }

        private static async Task HoldAsync(Task hold, Func<Task> write)
        {
            await hold;
            await write();
        }

        private static readonly MethodInfo FailMethod = typeof(Proxy).GetMethod(nameof(FailAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

        private static async Task<TResult> FailAsync<TResult>(Task outcome)
        {
            await outcome;
            throw new StorageException("The test says so.", outcomeUnknown: true);
        }
    }
}
