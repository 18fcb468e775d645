namespace Arena.Inference.LlamaCpp.Weights;

/// <summary>
/// What is loaded in each memory, so that a load that cannot fit is refused before it starts. CPU devices share one memory and one copy
/// of each model's weights: these count once, for as long as any device uses them.
/// </summary>
internal sealed class MemoryLedger
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _used = [];
    private readonly Dictionary<WeightKey, int> _users = [];

    /// <summary>Books memory until the result is disposed.</summary>
    /// <exception cref="InferenceException"><see cref="InferenceError.OutOfMemory"/> with the numbers.</exception>
    public IDisposable Book(DeviceSpec device, WeightKey weights, long weightBytes, long contextBytes)
    {
        lock (_gate)
        {
            var used = _used.GetValueOrDefault(device.Memory);
            var needed = contextBytes + (_users.ContainsKey(weights) ? 0 : weightBytes);
            if (needed > device.MemoryBytes - used)
            {
                throw new InferenceException(
                    InferenceError.OutOfMemory,
                    $"{device.Name} has {device.MemoryBytes} bytes, {used} in use; the model needs {weightBytes} for weights and {contextBytes} for its context.");
            }

            _used[device.Memory] = used + needed;
            _users[weights] = _users.GetValueOrDefault(weights) + 1;
        }

        return new Booking(this, device.Memory, weights, weightBytes, contextBytes);
    }

    /// <summary>Bytes in use in the device's memory.</summary>
    public long Used(DeviceSpec device)
    {
        lock (_gate)
        {
            return _used.GetValueOrDefault(device.Memory);
        }
    }

    private void Release(string memory, WeightKey weights, long weightBytes, long contextBytes)
    {
        lock (_gate)
        {
            var users = _users[weights] - 1;
            _used[memory] -= contextBytes + (users == 0 ? weightBytes : 0);
            if (users == 0)
            {
                _users.Remove(weights);
            }
            else
            {
                _users[weights] = users;
            }
        }
    }

    private sealed class Booking(MemoryLedger ledger, string memory, WeightKey weights, long weightBytes, long contextBytes) : IDisposable
    {
        private int _released;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _released, 1) == 0)
            {
                ledger.Release(memory, weights, weightBytes, contextBytes);
            }
        }
    }
}
