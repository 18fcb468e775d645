namespace Arena.Runtime.Tests.Support;

/// <summary>Registered first. Writes what it sees of IFilteredGrain's calls.</summary>
public sealed class OuterFilter : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.InterfaceMethod.DeclaringType != typeof(Grains.IFilteredGrain))
        {
            await context.Invoke();
            return;
        }

        var key = context.TargetId.Key.ToString()!;
        Journal.Write(key, $"outer before {context.MethodName}");
        await context.Invoke();
        Journal.Write(key, $"outer after {context.Result}");
    }
}
