namespace Arena.Contracts.Battles;

/// <summary>
/// How much room a conversation has left, decided for both sides together against the smaller context. The numbers are stored and never change.
/// </summary>
[GenerateSerializer]
public enum ContextBudget
{
    /// <summary>A further turn fits beside the whole conversation.</summary>
    Ample = 0,

    /// <summary>Both sides have forgotten the oldest turns, or will soon.</summary>
    Low = 1,

    /// <summary>Not even the last turn leaves room for a follow-up: there can be none.</summary>
    Full = 2,
}
