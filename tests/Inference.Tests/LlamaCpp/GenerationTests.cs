namespace Arena.Inference.Tests.LlamaCpp;

public sealed class GenerationTests(LlamaFixture llama) : IClassFixture<LlamaFixture>
{
    [Fact]
    public async Task Answer_is_what_the_weights_say_and_stops_at_the_end_token()
    {
        await using var model = await LlamaFixture.LoadAsync(llama.Models.Scripted("Hello", " there", ",", " friend", "."));
        var (text, finished) = await model.AnswerAsync(Requests.Ask("hi"));
        text.ShouldBe("Hello there, friend.");
        finished.Reason.ShouldBe(FinishReason.Stop);
        finished.AnswerTokens.ShouldBe(5);
        finished.PromptTokens.ShouldBe(model.CountTokens([new ChatMessage(ChatRole.User, "hi")]));
        finished.CachedTokens.ShouldBe(0);
    }
}
