namespace Arena.Inference.LlamaCpp.Weights;

/// <summary>What is loaded on each device. All CPU devices draw on one account, for they share one memory.</summary>
internal sealed class MemoryLedger
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _used = [];

    /// <summary>The account that a device draws on.</summary>
    public static string Account(DeviceSpec device) => device.Kind == DeviceKind.Cpu ? "cpu" : device.Name;

    /// <summary>Books both amounts or none.</summary>
    /// <exception cref="InferenceException"><see cref="InferenceError.OutOfMemory"/> with the numbers.</exception>
    public (IDisposable Weights, IDisposable Context) Book(DeviceSpec device, long weightBytes, long contextBytes)
    {
        var account = Account(device);
        lock (_gate)
        {
            var used = _used.GetValueOrDefault(account);
            if (weightBytes > device.MemoryBytes - used - contextBytes)
            {
                throw new InferenceException(
                    InferenceError.OutOfMemory,
                    $"{device.Name} has {device.MemoryBytes} bytes, {used} in use; the model needs {weightBytes} for weights and {contextBytes} for its context.");
            }

            _used[account] = used + weightBytes + contextBytes;
        }

        return (new Booking(this, account, weightBytes), new Booking(this, account, contextBytes));
    }

    /// <summary>Bytes in use on the device's account.</summary>
    public long Used(DeviceSpec device)
    {
        lock (_gate)
        {
            return _used.GetValueOrDefault(Account(device));
        }
    }

    private sealed class Booking(MemoryLedger ledger, string account, long bytes) : IDisposable
    {
        private long _left = bytes;

        public void Dispose()
        {
            var left = Interlocked.Exchange(ref _left, 0);
            lock (ledger._gate)
            {
                ledger._used[account] -= left;
            }
        }
    }
}
