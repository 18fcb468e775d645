namespace Orleans;

/// <summary>
/// Runs around the calls of grain methods, inside the call's turn. Registered as a singleton service; the order of
/// registration is the order of the filters. (In Orleans filters also see timer ticks and the steps of enumerations.)
/// </summary>
public interface IIncomingGrainCallFilter
{
    Task Invoke(IIncomingGrainCallContext context);
}
