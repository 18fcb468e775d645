using System.Reflection;

namespace Arena.Runtime.Tests.Support;

/// <summary>Registered second. Doubles, refuses and answers IFilteredGrain's calls as the method names ask.</summary>
public sealed class InnerFilter : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.InterfaceMethod.DeclaringType != typeof(Grains.IFilteredGrain))
        {
            await context.Invoke();
            return;
        }

        var key = context.TargetId.Key.ToString()!;
        switch (context.MethodName)
        {
            case nameof(Grains.IFilteredGrain.Refused):
                throw new UnauthorizedAccessException("The filter refuses.");
            case nameof(Grains.IFilteredGrain.AnsweredByFilter):
                context.Result = 99;
                return;
            case nameof(Grains.IFilteredGrain.SwallowedByFilter):
                await context.Invoke().ContinueWith(_ => { }, TaskScheduler.Current);
                return;
            default:
                await context.Invoke();
                context.Result = (int)context.Result! * 2;
                var typeName = context.ImplementationMethod.DeclaringType!.GetTypeInfo().Name;
                Journal.Write(key, $"inner saw {typeName} {ReferenceEquals(context.Grain, context.TargetContext.GrainInstance)}");
                return;
        }
    }
}
