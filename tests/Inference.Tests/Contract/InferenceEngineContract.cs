namespace Arena.Inference.Tests.Contract;

/// <summary>What every engine promises, whatever runs behind it. Subclasses provide models that say given words.</summary>
public abstract class InferenceEngineContract
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> BadRequests => ["no message", "assistant last", "null text", "no tokens", "temperature", "nan", "top-p", "top-k", "min-p", "penalty", "empty stop", "lone surrogate", "many stops"];

    /// <summary>A model whose answers are these words.</summary>
    protected abstract Task<ILoadedModel> LoadAsync(params string[] words);

    /// <summary>Tokens of a conversation by the same model's vocabulary, without loading it.</summary>
    protected abstract Task<TokenCount> CountAsync(IReadOnlyList<ChatMessage> messages, params string[] words);

    [Fact]
    public async Task Answer_ends_with_exactly_one_end()
    {
        await using var model = await LoadAsync("Hello", " world");
        var chunks = await ChunksAsync(model, Requests.Ask("hi"));
        chunks.SkipLast(1).ShouldAllBe(chunk => chunk is GenerationText);
        var end = chunks[^1].ShouldBeOfType<GenerationFinished>();
        end.Reason.ShouldBe(FinishReason.Stop);
        (end.PromptTokens > 0, end.AnswerTokens).ShouldBe((true, 2));
    }

    [Fact]
    public async Task Text_chunks_are_never_empty_and_join_to_the_answer()
    {
        await using var model = await LoadAsync("Hello", " world", "!");
        var texts = (await ChunksAsync(model, Requests.Ask("hi"))).OfType<GenerationText>().Select(chunk => chunk.Text).ToList();
        texts.ShouldAllBe(text => text.Length > 0);
        string.Concat(texts).ShouldBe("Hello world!");
    }

    [Fact]
    public async Task Stop_string_is_not_shown()
    {
        await using var model = await LoadAsync("one", " two", " three");
        (await model.AnswerAsync(Requests.Ask("hi", Requests.Greedy with { Stop = ["wo t"] }))).Text.ShouldBe("one t");
    }

    [Fact]
    public async Task Answers_can_be_given_at_the_same_time()
    {
        await using var model = await LoadAsync("a", " b");
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => model.AnswerAsync(Requests.Ask("hi", session: $"s{i}"))));
        answers.ShouldAllBe(answer => answer.Text == "a b");
    }

    [Fact]
    public async Task Longer_conversations_count_more_tokens()
    {
        await using var model = await LoadAsync("a");
        ChatMessage[] one = [new(ChatRole.User, "hello")];
        ChatMessage[] three = [.. one, new(ChatRole.Assistant, "a"), new(ChatRole.User, "more")];
        model.CountTokens(one).ShouldBeGreaterThan(0);
        model.CountTokens(three).ShouldBeGreaterThan(model.CountTokens(one));
    }

    [Fact]
    public async Task Tokens_are_counted_without_loading_as_the_loaded_model_counts_them()
    {
        await using var model = await LoadAsync("a");
        ChatMessage[] messages = [new(ChatRole.User, "hello there"), new(ChatRole.Assistant, "a"), new(ChatRole.User, "")];
        var expected = new TokenCount(model.CountTokens(messages), model.ContextLength);
        (await CountAsync(messages, "a")).ShouldBe(expected);
        (await Should.ThrowAsync<InferenceException>(() => CountAsync([], "a"))).Error.ShouldBe(InferenceError.InvalidRequest);
    }

    [Theory]
    [MemberData(nameof(BadRequests))]
    public async Task Request_outside_the_bounds_is_invalid(string what)
    {
        await using var model = await LoadAsync("a");
        var refused = await Should.ThrowAsync<InferenceException>(() => model.AnswerAsync(Bad(what)));
        refused.Error.ShouldBe(InferenceError.InvalidRequest);
        (await model.AnswerAsync(Requests.Ask("hi"))).Text.ShouldBe("a");
    }

    [Fact]
    public async Task Cancelled_token_starts_nothing()
    {
        await using var model = await LoadAsync("a");
        await Should.ThrowAsync<OperationCanceledException>(() => model.AnswerAsync(Requests.Ask("hi"), new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Unloaded_model_is_unavailable()
    {
        var model = await LoadAsync("a");
        await model.DisposeAsync();
        await model.DisposeAsync();
        (await Should.ThrowAsync<InferenceException>(() => model.AnswerAsync(Requests.Ask("hi")))).Error.ShouldBe(InferenceError.Unavailable);
    }

    private static GenerationRequest Bad(string what)
    {
        var good = Requests.Ask("hi");
        GenerationRequest With(SamplingParameters sampling) => good with { Sampling = sampling };
        return what switch
        {
            "no message" => good with { Messages = [] },
            "assistant last" => good with { Messages = [new(ChatRole.Assistant, "hi")] },
            "null text" => good with { Messages = [new(ChatRole.User, null!)] },
            "no tokens" => With(Requests.Greedy with { MaxTokens = 0 }),
            "temperature" => With(Requests.Greedy with { Temperature = -1 }),
            "nan" => With(Requests.Greedy with { Temperature = float.NaN }),
            "top-p" => With(Requests.Greedy with { TopP = 0 }),
            "top-k" => With(Requests.Greedy with { TopK = -1 }),
            "min-p" => With(Requests.Greedy with { MinP = 1 }),
            "penalty" => With(Requests.Greedy with { RepeatPenalty = 0 }),
            "empty stop" => With(Requests.Greedy with { Stop = [""] }),
            "lone surrogate" => With(Requests.Greedy with { Stop = ["a\uD83D"] }),
            _ => With(Requests.Greedy with { Stop = [.. Enumerable.Repeat("x", 17)] }),
        };
    }

    private static async Task<List<GenerationChunk>> ChunksAsync(ILoadedModel model, GenerationRequest request)
    {
        var chunks = new List<GenerationChunk>();
        await foreach (var chunk in model.GenerateAsync(request, Token))
        {
            chunks.Add(chunk);
        }

        return chunks;
    }
}
