namespace Arena.Inference.LlamaCpp.Weights;

/// <summary>
/// What is loaded on each device, so that a load that cannot fit is refused before it starts. Weights count in full on every device
/// that uses them, also where CPU devices share one copy: then any of them can be unloaded without another one's sum growing.
/// </summary>
internal sealed class MemoryLedger
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _used = [];

    /// <summary>Books memory until the result is disposed.</summary>
    /// <exception cref="InferenceException"><see cref="InferenceError.OutOfMemory"/> with the numbers.</exception>
    public IDisposable Book(DeviceSpec device, long weightBytes, long contextBytes)
    {
        lock (_gate)
        {
            var used = _used.GetValueOrDefault(device.Name);
            if (weightBytes > device.MemoryBytes - used - contextBytes)
            {
                throw new InferenceException(
                    InferenceError.OutOfMemory,
                    $"{device.Name} has {device.MemoryBytes} bytes, {used} in use; the model needs {weightBytes} for weights and {contextBytes} for its context.");
            }

            _used[device.Name] = used + weightBytes + contextBytes;
        }

        return new Booking(this, device.Name, weightBytes + contextBytes);
    }

    /// <summary>Bytes in use on the device.</summary>
    public long Used(DeviceSpec device)
    {
        lock (_gate)
        {
            return _used.GetValueOrDefault(device.Name);
        }
    }

    private sealed class Booking(MemoryLedger ledger, string device, long bytes) : IDisposable
    {
        private long _left = bytes;

        public void Dispose()
        {
            var left = Interlocked.Exchange(ref _left, 0);
            lock (ledger._gate)
            {
                ledger._used[device] -= left;
            }
        }
    }
}
