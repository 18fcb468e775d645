namespace Arena.Inference.LlamaCpp.Decoding;

/// <summary>Lets the models on one device take their decoding steps in turn, first come, first served, so that none starves and none runs on another device's cores.</summary>
internal sealed class DeviceTurn
{
    private readonly object _gate = new();
    private long _nextTicket;
    private long _serving;

    public void Enter()
    {
        lock (_gate)
        {
            var ticket = _nextTicket++;
            while (ticket != _serving)
            {
                Monitor.Wait(_gate);
            }
        }
    }

    public void Leave()
    {
        lock (_gate)
        {
            _serving++;
            Monitor.PulseAll(_gate);
        }
    }
}
