namespace Arena.Inference.Tests.LlamaCpp;

/// <summary>A conversation's prefix stays in KV memory and its answers do not depend on that.</summary>
public sealed class SessionTests(LlamaFixture llama) : IClassFixture<LlamaFixture>
{
    private static readonly SamplingParameters Short = Requests.Greedy with { MaxTokens = 8 };

    [Fact]
    public async Task Follow_up_takes_its_prefix_from_memory()
    {
        await using var model = await LlamaFixture.LoadAsync(llama.Models.RandomModel);
        var first = await model.AnswerAsync(Ask("a", "question one"));
        var second = await model.AnswerAsync(Ask("a", "question one", first.Text, "question two"));
        first.Finished.CachedTokens.ShouldBe(0);
        second.Finished.CachedTokens.ShouldBeGreaterThanOrEqualTo(first.Finished.PromptTokens);
        second.Finished.CachedTokens.ShouldBeLessThan(second.Finished.PromptTokens);
    }

    [Fact]
    public async Task Answer_is_the_same_with_and_without_a_resident_prefix()
    {
        await using var model = await LlamaFixture.LoadAsync(llama.Models.RandomModel);
        var first = await model.AnswerAsync(Ask("a", "question one"));
        var resident = await model.AnswerAsync(Ask("a", "question one", first.Text, "question two"));
        var fresh = await model.AnswerAsync(Ask("b", "question one", first.Text, "question two"));
        (resident.Finished.CachedTokens > 0, fresh.Finished.CachedTokens).ShouldBe((true, 0));
        resident.Text.ShouldBe(fresh.Text);
    }

    [Fact]
    public async Task Same_prompt_again_evaluates_one_token()
    {
        await using var model = await LlamaFixture.LoadAsync(llama.Models.RandomModel);
        var first = await model.AnswerAsync(Ask("a", "question"));
        var again = await model.AnswerAsync(Ask("a", "question"));
        again.Finished.CachedTokens.ShouldBe(again.Finished.PromptTokens - 1);
        again.Text.ShouldBe(first.Text);
    }

    [Fact]
    public async Task Another_conversation_shares_nothing()
    {
        await using var model = await LlamaFixture.LoadAsync(llama.Models.RandomModel);
        await model.AnswerAsync(Ask("a", "question"));
        (await model.AnswerAsync(Ask("b", "question"))).Finished.CachedTokens.ShouldBe(0);
        (await model.AnswerAsync(Ask("", "question"))).Finished.CachedTokens.ShouldBe(0);
    }

    [Fact]
    public async Task Stopped_answer_keeps_its_prefix()
    {
        await using var model = await LlamaFixture.LoadAsync(llama.Models.RandomModel);
        var text = "";
        await foreach (var chunk in model.GenerateAsync(Ask("a", "question"), TestContext.Current.CancellationToken))
        {
            text += ((GenerationText)chunk).Text;
            break;
        }

        (await model.AnswerAsync(Ask("a", "question", text, "next"))).Finished.CachedTokens.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Conversations_beyond_the_room_go_least_recently_used_first()
    {
        await using var model = await LlamaFixture.LoadAsync(llama.Models.RandomModel, lanes: 1, configure: options => options.ResidentSessions = 2);
        foreach (var session in new[] { "a", "b", "c", "a", "d" })
        {
            await model.AnswerAsync(Ask(session, "question"));
        }

        (await model.AnswerAsync(Ask("b", "question"))).Finished.CachedTokens.ShouldBe(0);
        (await model.AnswerAsync(Ask("a", "question"))).Finished.CachedTokens.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Conversations_that_fill_the_cells_make_room_for_others()
    {
        await using var model = await LlamaFixture.LoadAsync(llama.Models.RandomModel, lanes: 1, format: PromptFormat.Completion, context: 256);
        for (var i = 0; i < 12; i++)
        {
            var (_, finished) = await model.AnswerAsync(new GenerationRequest($"s{i}", [new(ChatRole.User, new string((char)('a' + i), 200))], Short));
            finished.PromptTokens.ShouldBe(200);
        }
    }

    [Fact]
    public async Task Conversation_goes_on_after_the_model_was_unloaded_with_the_same_answer()
    {
        string one, two;
        int promptTokens;
        await using (var model = await LlamaFixture.LoadAsync(llama.Models.RandomModel))
        {
            one = (await model.AnswerAsync(Ask("a", "question one"))).Text;
            (two, var finished) = await model.AnswerAsync(Ask("a", "question one", one, "question two"));
            finished.CachedTokens.ShouldBeGreaterThan(0);
            promptTokens = finished.PromptTokens;
        }

        await using var again = await LlamaFixture.LoadAsync(llama.Models.RandomModel);
        var fresh = await again.AnswerAsync(Ask("a", "question one", one, "question two"));

        (fresh.Text, fresh.Finished.CachedTokens, fresh.Finished.PromptTokens).ShouldBe((two, 0, promptTokens));
    }

    private static GenerationRequest Ask(string session, params string[] texts) => new(
        session,
        [.. texts.Select((text, i) => new ChatMessage(i % 2 == 0 ? ChatRole.User : ChatRole.Assistant, text))],
        Short);
}
