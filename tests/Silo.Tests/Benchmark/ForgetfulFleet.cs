using Arena.Contracts.Fleet;

namespace Arena.Silo.Tests.Benchmark;

/// <summary>A fleet that knows no device for some calls, as after a failover. It shows no nodes first, so that a benchmark asks for one answer at a time.</summary>
/// <param name="from">The first call of PlaceAsync that places nothing, from 1.</param>
/// <param name="knowsNodes">Whether nodes are known meanwhile.</param>
internal sealed class ForgetfulFleet(int from, bool knowsNodes) : IIncomingGrainCallFilter
{
    private const int Forgotten = 2;

    private int _placed;
    private int _viewed;

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        await context.Invoke();
        if (context.MethodName == nameof(IFleetGrain.PlaceAsync) && ++_placed >= from && _placed < from + Forgotten)
        {
            context.Result = new PairPlacement(null, null);
        }
        else if (context.MethodName == nameof(IFleetGrain.ViewAsync) && (++_viewed == 1 || (!knowsNodes && _placed < from + Forgotten)))
        {
            context.Result = new FleetView([]);
        }
    }
}
