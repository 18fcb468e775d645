namespace Arena.Inference.OpenAi;

/// <summary>
/// Request fields beyond OpenAI's own, by the names that vLLM, TGI and llama-server read; what is at its neutral value is left out, so that
/// a server which refuses unknown fields still works. max_tokens is the older name of max_completion_tokens, and the one that all of them know.
/// </summary>
internal static class ServerFields
{
    public static IEnumerable<(string Name, double Value)> Of(SamplingParameters sampling)
    {
        yield return ("max_tokens", sampling.MaxTokens);
        if (sampling.TopK > 0)
        {
            yield return ("top_k", sampling.TopK);
        }

        if (sampling.MinP > 0)
        {
            yield return ("min_p", sampling.MinP);
        }

        if (sampling.RepeatPenalty != 1)
        {
            yield return ("repetition_penalty", sampling.RepeatPenalty);
            yield return ("repeat_penalty", sampling.RepeatPenalty);
        }
    }
}
