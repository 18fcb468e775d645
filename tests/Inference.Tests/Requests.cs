namespace Arena.Inference.Tests;

/// <summary>Short ways to ask and to read.</summary>
public static class Requests
{
    public static readonly SamplingParameters Greedy = new(64, 0, 1, 0, 0, 1, 1, []);

    public static readonly SamplingParameters Sampled = new(64, 0.9f, 0.95f, 40, 0.02f, 1.1f, 7, []);

    public static GenerationRequest Ask(string text, SamplingParameters? sampling = null, string session = "") =>
        new(session, [new ChatMessage(ChatRole.User, text)], sampling ?? Greedy);

    public static async Task<(string Text, GenerationFinished Finished)> AnswerAsync(
        this ILoadedModel model, GenerationRequest request, CancellationToken cancellationToken = default)
    {
        var text = new System.Text.StringBuilder();
        GenerationFinished? finished = null;
        await foreach (var chunk in model.GenerateAsync(request, cancellationToken))
        {
            finished.ShouldBeNull("nothing may follow the end");
            finished = chunk as GenerationFinished;
            text.Append((chunk as GenerationText)?.Text);
        }

        return (text.ToString(), finished.ShouldNotBeNull("an answer ends with its end"));
    }
}
