namespace Arena.Inference.Tests.LlamaCpp;

public sealed class GenerationTests(LlamaFixture llama) : IClassFixture<LlamaFixture>
{
    private static readonly string[] Sentence = ["Hello", " there", ",", " friend", "."];

    [Fact]
    public async Task Answer_is_what_the_weights_say_and_stops_at_the_end_token()
    {
        await using var model = await LlamaFixture.LoadAsync(llama.Models.Scripted(Sentence));
        var (text, finished) = await model.AnswerAsync(Requests.Ask("hi"));
        text.ShouldBe("Hello there, friend.");
        finished.Reason.ShouldBe(FinishReason.Stop);
        finished.AnswerTokens.ShouldBe(5);
        finished.PromptTokens.ShouldBe(model.CountTokens([new ChatMessage(ChatRole.User, "hi")]));
        finished.CachedTokens.ShouldBe(0);
    }

    [Fact]
    public async Task Answer_ends_at_the_token_limit()
    {
        await using var model = await LlamaFixture.LoadAsync(llama.Models.Scripted(Sentence));
        var (text, finished) = await model.AnswerAsync(Requests.Ask("hi", Requests.Greedy with { MaxTokens = 2 }));
        text.ShouldBe("Hello there");
        (finished.Reason, finished.AnswerTokens).ShouldBe((FinishReason.Length, 2));
    }

    [Fact]
    public async Task Stop_string_over_several_tokens_ends_the_answer_and_is_not_shown()
    {
        await using var model = await LlamaFixture.LoadAsync(llama.Models.Scripted(Sentence));
        var (text, finished) = await model.AnswerAsync(Requests.Ask("hi", Requests.Greedy with { Stop = ["e, fr", "never"] }));
        text.ShouldBe("Hello ther");
        finished.Reason.ShouldBe(FinishReason.Stop);
    }

    [Fact]
    public async Task Beginning_of_a_stop_string_that_does_not_come_is_shown_in_the_end()
    {
        await using var model = await LlamaFixture.LoadAsync(llama.Models.Scripted(Sentence));
        var (text, _) = await model.AnswerAsync(Requests.Ask("hi", Requests.Greedy with { Stop = ["friend.!"] }));
        text.ShouldBe("Hello there, friend.");
    }

    [Fact]
    public async Task Answer_that_goes_round_in_circles_is_ended()
    {
        await using var model = await LlamaFixture.LoadAsync(llama.Models.Endless("tick", " tock"));
        var (text, finished) = await model.AnswerAsync(Requests.Ask("hi", Requests.Greedy with { MaxTokens = 400 }));
        finished.Reason.ShouldBe(FinishReason.Repetition);
        finished.AnswerTokens.ShouldBe(96);
        text.ShouldStartWith("tick tocktick tock");
    }

    [Theory]
    [InlineData(0, FinishReason.Length)]
    [InlineData(30, FinishReason.Repetition)]
    public async Task Model_that_never_stops_and_says_only_white_space_ends(int repetitionTokens, FinishReason reason)
    {
        await using var model = await LlamaFixture.LoadAsync(llama.Models.Endless(" ", "<0x0A>"), configure: options => options.RepetitionTokens = repetitionTokens);
        var (text, finished) = await model.AnswerAsync(Requests.Ask("hi", Requests.Greedy with { MaxTokens = 200 }));
        text.Trim().ShouldBeEmpty();
        finished.Reason.ShouldBe(reason);
    }

    [Fact]
    public async Task Model_that_never_stops_is_stopped_by_its_context()
    {
        await using var model = await LlamaFixture.LoadAsync(llama.Models.Endless("on", " and"), context: 128, configure: options => options.RepetitionTokens = 0);
        var (_, finished) = await model.AnswerAsync(Requests.Ask("hi", Requests.Greedy with { MaxTokens = int.MaxValue }));
        (finished.Reason, finished.PromptTokens + finished.AnswerTokens).ShouldBe((FinishReason.Length, 128));
    }

    [Fact]
    public async Task Character_split_over_tokens_comes_whole()
    {
        string[] bytes = ["<0xF0>", "<0x9F>", "<0x98>", "<0x80>"];
        await using var model = await LlamaFixture.LoadAsync(llama.Models.Scripted(["So", .. bytes, "ok"]));
        var chunks = new List<string>();
        await foreach (var chunk in model.GenerateAsync(Requests.Ask("hi"), TestContext.Current.CancellationToken))
        {
            chunks.Add((chunk as GenerationText)?.Text ?? "");
        }

        string.Concat(chunks).ShouldBe("So😀ok");
        chunks.ShouldAllBe(chunk => !chunk.Any(char.IsSurrogate) || chunk.Contains("😀"));
    }

    [Fact]
    public async Task Character_that_never_became_whole_is_not_shown()
    {
        await using var model = await LlamaFixture.LoadAsync(llama.Models.Scripted("So", "<0xF0>", "<0x9F>"));
        (await model.AnswerAsync(Requests.Ask("hi"))).Text.ShouldBe("So");
    }

    [Fact]
    public async Task Control_tokens_are_not_shown()
    {
        await using var model = await LlamaFixture.LoadAsync(llama.Models.Scripted("a", "<|im_start|>", "b"));
        (await model.AnswerAsync(Requests.Ask("hi"))).Text.ShouldBe("ab");
    }

    [Fact]
    public async Task Answers_given_at_the_same_time_do_not_mix()
    {
        await using var model = await LlamaFixture.LoadAsync(llama.Models.RandomModel, lanes: 4, configure: options => options.RepetitionTokens = 0);
        var few = Requests.Greedy with { MaxTokens = 12 };
        var alone = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            alone.Add((await model.AnswerAsync(Requests.Ask($"question {i}", few))).Text);
        }

        var together = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => model.AnswerAsync(Requests.Ask($"question {i}", few))));
        together.Select(answer => answer.Text).ShouldBe(alone);
        alone.Distinct().Count().ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Same_seed_gives_the_same_answer_and_another_seed_another()
    {
        await using var model = await LlamaFixture.LoadAsync(llama.Models.RandomModel);
        var first = await model.AnswerAsync(Requests.Ask("hi", Requests.Sampled));
        var again = await model.AnswerAsync(Requests.Ask("hi", Requests.Sampled));
        var other = await model.AnswerAsync(Requests.Ask("hi", Requests.Sampled with { Seed = 8 }));
        again.Text.ShouldBe(first.Text);
        other.Text.ShouldNotBe(first.Text);
    }

    [Fact]
    public async Task Base_model_continues_the_text()
    {
        await using var model = await LlamaFixture.LoadAsync(llama.Models.RandomModel, format: PromptFormat.Completion);
        var (_, finished) = await model.AnswerAsync(Requests.Ask("abc", Requests.Greedy with { MaxTokens = 3 }));
        finished.PromptTokens.ShouldBe(3);
    }

    [Fact]
    public async Task Conversation_that_leaves_no_room_for_an_answer_is_refused()
    {
        await using var model = await LlamaFixture.LoadAsync(llama.Models.RandomModel, format: PromptFormat.Completion, context: 64);
        model.ContextLength.ShouldBe(64);
        var fits = await model.AnswerAsync(Requests.Ask(new string('a', 63)));
        (fits.Finished.PromptTokens, fits.Finished.AnswerTokens).ShouldBe((63, 1));
        var refused = await Should.ThrowAsync<InferenceException>(() => model.AnswerAsync(Requests.Ask(new string('a', 64))));
        refused.Error.ShouldBe(InferenceError.ContextFull);
    }
}
