using Arena.Inference.LlamaCpp.Prompts;

namespace Arena.Inference.Tests.Prompts;

public sealed class CompletionTemplateTests
{
    [Fact]
    public void One_message_is_the_prompt() => Text(User("Once upon")).ShouldBe("Once upon");

    [Fact]
    public void Answer_follows_its_prompt_and_the_next_prompt_is_a_paragraph() =>
        Text(User("Once upon"), Answer("a time."), User("Then")).ShouldBe("Once upon a time.\n\nThen");

    [Fact]
    public void Space_is_not_doubled() => Text(User("Once "), Answer("upon")).ShouldBe("Once upon");

    private static ChatMessage User(string text) => new(ChatRole.User, text);

    private static ChatMessage Answer(string text) => new(ChatRole.Assistant, text);

    private static string Text(params ChatMessage[] messages) =>
        string.Concat(new CompletionTemplate().Apply(messages).Select(part => part.Text));
}
