namespace Arena.Inference;

/// <summary>What every engine asks of a request before it does anything with it.</summary>
public static class GenerationRequestRules
{
    /// <summary>Characters of all messages together; far above any context, and a bound on what tokenising may cost.</summary>
    public const int MostCharacters = 4_000_000;

    private const int MostStops = 16;
    private const int MostStopCharacters = 256;

    /// <summary>Every error in the request; empty when it is acceptable.</summary>
    public static IReadOnlyList<string> Errors(GenerationRequest request) =>
        [.. MessageErrors(request.Messages), .. SamplingErrors(request.Sampling)];

    /// <exception cref="InferenceException"><see cref="InferenceError.InvalidRequest"/> with all errors.</exception>
    public static void Require(GenerationRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Refuse(Errors(request));
    }

    /// <exception cref="InferenceException"><see cref="InferenceError.InvalidRequest"/> with all errors.</exception>
    public static void Require(IReadOnlyList<ChatMessage> messages) => Refuse(MessageErrors(messages));

    private static void Refuse(IReadOnlyList<string> errors)
    {
        if (errors.Count > 0)
        {
            throw new InferenceException(InferenceError.InvalidRequest, string.Join(" ", errors));
        }
    }

    private static List<string> MessageErrors(IReadOnlyList<ChatMessage>? messages)
    {
        if (messages is null || messages.Count == 0)
        {
            return ["There is no message."];
        }

        var errors = new List<string>();
        if (messages.Any(message => message?.Text is null || !Enum.IsDefined(message.Role)))
        {
            errors.Add("A message has no text or an unknown role.");
        }
        else if (messages[^1].Role != ChatRole.User)
        {
            errors.Add("The last message is not the user's.");
        }

        if (messages.Sum(message => (long)(message?.Text?.Length ?? 0)) > MostCharacters)
        {
            errors.Add($"The messages have more than {MostCharacters} characters.");
        }

        return errors;
    }

    private static List<string> SamplingErrors(SamplingParameters? sampling)
    {
        if (sampling is null)
        {
            return ["There are no sampling parameters."];
        }

        var errors = new List<string>();
        void Check(bool fine, string error)
        {
            if (!fine)
            {
                errors.Add(error);
            }
        }

        // Written so that NaN fails too.
        Check(sampling.MaxTokens >= 1, "MaxTokens must be at least 1.");
        Check(sampling.Temperature is >= 0 and <= 100, "Temperature must be 0 to 100.");
        Check(sampling.TopP is > 0 and <= 1, "TopP must be above 0 and at most 1.");
        Check(sampling.TopK >= 0, "TopK must be at least 0.");
        Check(sampling.MinP is >= 0 and < 1, "MinP must be at least 0 and below 1.");
        Check(sampling.RepeatPenalty is > 0 and <= 100, "RepeatPenalty must be above 0 and at most 100.");
        Check(sampling.Stop is { Count: <= MostStops } stops && stops.All(IsStop), $"Stop must be at most {MostStops} strings of 1 to {MostStopCharacters} characters of valid text.");
        return errors;
    }

    private static bool IsStop(string? stop) =>
        stop is { Length: >= 1 and <= MostStopCharacters } && !HasLoneSurrogate(stop);

    private static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }
}
