using System.Reflection;
using System.Runtime.ExceptionServices;
using Orleans.Runtime;

namespace Arena.Embedded.Calls;

/// <summary>A call on its way through the filters.</summary>
internal sealed class IncomingCall<T>(MethodCall<T> call, IIncomingGrainCallFilter[] filters) : IIncomingGrainCallContext
{
    private object? _result;
    private ExceptionDispatchInfo? _failure;
    private bool _answered;
    private int _stage;

    public object Grain => call.Activation.GrainInstance!;

    public GrainId? SourceId => call.Source;

    public GrainId TargetId => call.Target;

    public IGrainContext TargetContext => call.Activation;

    public string InterfaceName => InterfaceMethod.DeclaringType!.Name;

    public string MethodName => InterfaceMethod.Name;

    public MethodInfo InterfaceMethod => call.Method.Info;

    public MethodInfo ImplementationMethod => call.Activation.Class.Implementation(InterfaceMethod);

    public object? Result
    {
        get => _result;
        set => (_result, _failure, _answered) = (value, null, true);
    }

    public async Task<T> RunAsync()
    {
        await Invoke();
        _failure?.Throw();
        return (T)_result!;
    }

    public async Task Invoke()
    {
        if (_stage == filters.Length)
        {
            await InvokeGrainAsync();
            return;
        }

        var filter = filters[_stage++];
        await filter.Invoke(this);
        _stage--;
        if (!_answered)
        {
            throw new InvalidOperationException($"{filter.GetType()} neither went on nor gave a result.");
        }
    }

    // As in Orleans, a filter that swallows the exception without giving a result does not hide it from the caller.
    private async Task InvokeGrainAsync()
    {
        try
        {
            Result = await call.InvokeAsync();
        }
        catch (Exception exception)
        {
            _answered = true;
            _failure = ExceptionDispatchInfo.Capture(exception);
            throw;
        }
    }
}
