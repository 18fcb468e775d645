using Orleans.Core;

namespace Orleans.Runtime;

/// <summary>A grain's state, read before OnActivateAsync and written when the grain says so.</summary>
public interface IPersistentState<TState> : IStorage<TState>;
