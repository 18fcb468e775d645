namespace Arena.Inference;

/// <summary>How tokens are drawn. Frozen per battle and the same for both sides unless a contestant's defaults say otherwise.</summary>
/// <param name="MaxTokens">Most tokens of an answer, at least 1.</param>
/// <param name="Temperature">0 is greedy.</param>
/// <param name="TopP">Nucleus mass in (0, 1]; 1 is off.</param>
/// <param name="TopK">Candidates kept; 0 is off.</param>
/// <param name="MinP">Least share of the best candidate's probability in [0, 1); 0 is off.</param>
/// <param name="RepeatPenalty">1 is off.</param>
/// <param name="Seed">Of the sampler.</param>
/// <param name="Stop">Strings that end the answer and are not shown.</param>
public sealed record SamplingParameters(
    int MaxTokens,
    float Temperature,
    float TopP,
    int TopK,
    float MinP,
    float RepeatPenalty,
    uint Seed,
    IReadOnlyList<string> Stop);
