using Arena.Inference.OpenAi;
using Arena.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Arena.Inference.Tests.OpenAi;

public sealed class OpenAiEngineTests : IAsyncLifetime
{
    private static readonly DeviceSpec Remote = new("remote0", DeviceKind.Remote, 0, 1, long.MaxValue, 16);

    private readonly ManualTimeProvider _clock = new();
    private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ShortWaits _waits;
    private readonly OpenAiOptions _options = new();
    private FakeServer _server = null!;
    private OpenAiEngine _engine = null!;

    public OpenAiEngineTests() => _waits = new ShortWaits(_clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await FakeServer.StartAsync();
        _engine = new OpenAiEngine(Options.Create(_options), _waits);
    }

    public async ValueTask DisposeAsync()
    {
        _engine.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Chat_answer_streams_and_ends_with_the_servers_counts()
    {
        _server.Then(Replies.Chat("stop", "Hel", "lo ", "😀"));
        await using var model = await LoadAsync();
        var (text, finished) = await model.AnswerAsync(Requests.Ask("hi"));
        text.ShouldBe("Hello 😀");
        finished.ShouldBe(new GenerationFinished(FinishReason.Stop, 11, 7, 3));
    }

    [Fact]
    public async Task Chat_request_carries_messages_and_parameters()
    {
        _server.Then(Replies.Chat("stop", "ok"));
        await using var model = await LoadAsync();
        await model.AnswerAsync(new GenerationRequest(
            "s",
            [new(ChatRole.System, "be brief"), new(ChatRole.User, "a"), new(ChatRole.Assistant, "b"), new(ChatRole.User, "c")],
            new SamplingParameters(99, 0.5f, 0.75f, 40, 0.25f, 1.5f, 42, ["END"])));
        _server.Requests.TryDequeue(out var body).ShouldBeTrue();
        body!["model"]!.GetValue<string>().ShouldBe(FakeServer.Model);
        body["messages"]!.AsArray().Select(message => $"{message!["role"]}:{message["content"]}")
            .ShouldBe(["system:be brief", "user:a", "assistant:b", "user:c"]);
        body["stream"]!.GetValue<bool>().ShouldBeTrue();
        body["max_tokens"]!.GetValue<int>().ShouldBe(99);
        body["temperature"]!.GetValue<double>().ShouldBe(0.5);
        body["top_p"]!.GetValue<double>().ShouldBe(0.75);
        body["top_k"]!.GetValue<int>().ShouldBe(40);
        body["min_p"]!.GetValue<double>().ShouldBe(0.25);
        body["repetition_penalty"]!.GetValue<double>().ShouldBe(1.5);
        body["seed"]!.GetValue<long>().ShouldBe(42);
        body["stop"]!.AsArray().Select(stop => stop!.GetValue<string>()).ShouldBe(["END"]);
    }

    [Fact]
    public async Task Neutral_parameters_that_OpenAI_does_not_know_are_left_out()
    {
        _server.Then(Replies.Chat("stop", "ok"));
        await using var model = await LoadAsync();
        await model.AnswerAsync(Requests.Ask("hi"));
        _server.Requests.TryDequeue(out var body).ShouldBeTrue();
        var names = body!.AsObject().Select(field => field.Key).ToList();
        names.ShouldNotContain("top_k");
        names.ShouldNotContain("min_p");
        names.ShouldNotContain("repetition_penalty");
    }

    [Fact]
    public async Task Base_model_uses_the_completion_endpoint()
    {
        _server.Then(Replies.Completion("length", "one", " two"));
        await using var model = await LoadAsync(PromptFormat.Completion);
        var (text, finished) = await model.AnswerAsync(Requests.Ask("count"));
        text.ShouldBe("one two");
        finished.ShouldBe(new GenerationFinished(FinishReason.Length, 5, 0, 2));
        _server.Requests.TryDequeue(out var body).ShouldBeTrue();
        body!["prompt"]!.GetValue<string>().ShouldBe("count");
        body["max_tokens"]!.GetValue<int>().ShouldBe(64);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Busy_server_is_asked_again_after_a_while(int status)
    {
        _server.Then(Replies.Status(status, retryAfter: "3")).Then(Replies.Chat("stop", "ok"));
        await using var model = await LoadAsync();
        (await model.AnswerAsync(Requests.Ask("hi"))).Text.ShouldBe("ok");
        _server.Requests.Count.ShouldBe(2);
        _waits.Delays.ShouldBe([TimeSpan.FromSeconds(3)]);
    }

    [Fact]
    public async Task Server_that_stays_busy_is_unavailable()
    {
        for (var i = 0; i < 5; i++)
        {
            _server.Then(Replies.Status(429));
        }

        await using var model = await LoadAsync();
        var refused = await Should.ThrowAsync<InferenceException>(() => model.AnswerAsync(Requests.Ask("hi")));
        refused.Error.ShouldBe(InferenceError.Unavailable);
        _server.Requests.Count.ShouldBe(3);
        _waits.Delays.ShouldBe([TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1)]);
    }

    [Fact]
    public async Task Broken_connection_before_the_first_token_is_tried_again()
    {
        _server.Then(Replies.Abort).Then(Replies.Chat("stop", "ok"));
        await using var model = await LoadAsync();
        (await model.AnswerAsync(Requests.Ask("hi"))).Text.ShouldBe("ok");
    }

    [Fact]
    public async Task Broken_connection_after_the_first_token_is_not_tried_again()
    {
        _server.Then(AfterHalf(Replies.Abort)).Then(Replies.Chat("stop", "again"));
        await ExpectFailureAfterHalfAsync(InferenceError.Unavailable);
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Stream_that_ends_without_an_end_is_a_failure()
    {
        _server.Then(AfterHalf(_ => Task.CompletedTask));
        await ExpectFailureAfterHalfAsync(InferenceError.Unavailable);
    }

    [Theory]
    [InlineData("data: {\"choices\": [\n\n")]
    [InlineData("data: not json\n\n")]
    [InlineData("data: {\"id\":\"x\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\\ud83d\"}}]}\n\n")]
    public async Task Malformed_event_is_a_failure(string malformed)
    {
        _server.Then(AfterHalf(Replies.Raw(malformed)));
        await ExpectFailureAfterHalfAsync(InferenceError.Internal);
    }

    [Theory]
    [InlineData("data: {\"choices\": [\n\n")]
    [InlineData("data: {\"choices\": 7}\n\n")]
    [InlineData("data: {\"choices\":[{\"text\":{}}]}\n\n")]
    public async Task Malformed_completion_event_is_a_failure(string malformed)
    {
        _server.Then(Replies.Raw(malformed));
        await using var model = await LoadAsync(PromptFormat.Completion);
        (await Should.ThrowAsync<InferenceException>(() => model.AnswerAsync(Requests.Ask("hi")))).Error.ShouldBe(InferenceError.Internal);
    }

    [Fact]
    public async Task Server_that_stalls_times_out_before_the_first_token()
    {
        var reached = new TaskCompletionSource();
        var left = new TaskCompletionSource();
        _server.Then(Replies.Stall(reached, left));
        await using var model = await LoadAsync();
        var answer = model.AnswerAsync(Requests.Ask("hi"));
        await reached.Task.WaitAsync(Token);
        _clock.Advance(TimeSpan.FromSeconds(31));
        (await Should.ThrowAsync<InferenceException>(() => answer)).Error.ShouldBe(InferenceError.Timeout);
        await left.Task.WaitAsync(Token);
    }

    [Fact]
    public async Task Server_that_stalls_in_the_middle_times_out()
    {
        var reached = new TaskCompletionSource();
        _server.Then(Replies.ChatThen("half", Replies.Stall(reached)));
        await using var model = await LoadAsync();
        await using var chunks = model.GenerateAsync(Requests.Ask("hi"), Token).GetAsyncEnumerator(Token);
        (await chunks.MoveNextAsync()).ShouldBeTrue();
        var next = chunks.MoveNextAsync().AsTask();
        await reached.Task.WaitAsync(Token);
        _clock.Advance(TimeSpan.FromSeconds(31));
        (await Should.ThrowAsync<InferenceException>(() => next)).Error.ShouldBe(InferenceError.Timeout);
    }

    [Fact]
    public async Task Slow_reader_is_not_the_servers_fault()
    {
        _server.Then(Replies.Chat("stop", "a", "b"));
        await using var model = await LoadAsync();
        var text = "";
        await foreach (var chunk in model.GenerateAsync(Requests.Ask("hi"), Token))
        {
            _clock.Advance(TimeSpan.FromMinutes(5));
            text += (chunk as GenerationText)?.Text;
        }

        text.ShouldBe("ab");
    }

    [Fact]
    public async Task Cancelling_hangs_up_on_the_server()
    {
        var (reached, left) = (new TaskCompletionSource(), new TaskCompletionSource());
        _server.Then(Replies.ChatThen("half", Replies.Stall(reached, left)));
        await using var model = await LoadAsync();
        using var source = new CancellationTokenSource();
        var answer = model.AnswerAsync(Requests.Ask("hi"), source.Token);
        await reached.Task.WaitAsync(Token);
        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => answer);
        await left.Task.WaitAsync(Token);
    }

    [Fact]
    public async Task Unloading_ends_answers_as_unavailable()
    {
        var reached = new TaskCompletionSource();
        _server.Then(Replies.ChatThen("half", Replies.Stall(reached)));
        var model = await LoadAsync();
        var answer = model.AnswerAsync(Requests.Ask("hi"));
        await reached.Task.WaitAsync(Token);
        await model.DisposeAsync();
        (await Should.ThrowAsync<InferenceException>(() => answer)).Error.ShouldBe(InferenceError.Unavailable);
    }

    [Theory]
    [InlineData(400, "{\"error\":{\"message\":\"This model's maximum context length is 2048 tokens.\"}}", InferenceError.ContextFull)]
    [InlineData(400, "{\"error\":{\"message\":\"unknown field\"}}", InferenceError.InvalidRequest)]
    [InlineData(401, "{\"error\":{\"message\":\"no key\"}}", InferenceError.Unavailable)]
    [InlineData(404, "{\"error\":{\"message\":\"no model\"}}", InferenceError.Unavailable)]
    public async Task Refusal_is_typed_and_not_repeated(int status, string body, InferenceError error)
    {
        _server.Then(Replies.Status(status, body));
        await using var model = await LoadAsync();
        (await Should.ThrowAsync<InferenceException>(() => model.AnswerAsync(Requests.Ask("hi")))).Error.ShouldBe(error);
        _server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Stop_string_is_cut_off_where_the_server_does_not_do_it()
    {
        _server.Then(Replies.Chat("stop", "one EN", "D two"));
        await using var model = await LoadAsync();
        var (text, finished) = await model.AnswerAsync(Requests.Ask("hi", Requests.Greedy with { Stop = ["END"] }));
        (text, finished.Reason).ShouldBe(("one ", FinishReason.Stop));
    }

    [Fact]
    public async Task Server_that_ignores_the_token_limit_is_cut_off()
    {
        _server.Then(Replies.Chat("stop", [.. Enumerable.Range(0, 50).Select(number => $"{number} ")]));
        await using var model = await LoadAsync();
        var (_, finished) = await model.AnswerAsync(Requests.Ask("hi", Requests.Greedy with { MaxTokens = 5 }));
        finished.Reason.ShouldBe(FinishReason.Length);
    }

    [Fact]
    public async Task Answer_that_goes_round_in_circles_is_ended()
    {
        _server.Then(Replies.Chat("stop", [.. Enumerable.Repeat("again ", 300)]));
        await using var model = await LoadAsync();
        var (_, finished) = await model.AnswerAsync(Requests.Ask("hi", Requests.Greedy with { MaxTokens = 400 }));
        finished.Reason.ShouldBe(FinishReason.Repetition);
    }

    [Fact]
    public async Task Measuring_takes_the_context_from_the_server_unless_the_catalogue_says()
    {
        (await _engine.MeasureAsync(_server.Spec(), Token)).ContextLength.ShouldBe(2048);
        (await _engine.MeasureAsync(_server.Spec(context: 1000), Token)).ContextLength.ShouldBe(1000);
    }

    [Fact]
    public async Task Model_that_the_server_does_not_hold_is_missing()
    {
        var missing = await Should.ThrowAsync<InferenceException>(() => _engine.MeasureAsync(_server.Spec(model: "other"), Token));
        missing.Error.ShouldBe(InferenceError.FileMissing);
    }

    [Fact]
    public async Task Server_that_is_not_there_is_unavailable()
    {
        var spec = _server.Spec();
        await _server.DisposeAsync();
        (await Should.ThrowAsync<InferenceException>(() => _engine.MeasureAsync(spec, Token))).Error.ShouldBe(InferenceError.Unavailable);
    }

    [Fact]
    public async Task Key_of_the_server_is_sent_to_it()
    {
        _options.Keys[_server.Address.Authority] = "secret-key";
        await _engine.MeasureAsync(_server.Spec(), Token);
        _server.Authorizations.ShouldBe(["Bearer secret-key"]);
    }

    [Fact]
    public async Task Address_that_is_none_and_model_without_a_name_are_invalid()
    {
        var wrong = _server.Spec() with { Location = "file:///etc/passwd" };
        (await Should.ThrowAsync<InferenceException>(() => _engine.MeasureAsync(wrong, Token))).Error.ShouldBe(InferenceError.InvalidRequest);
        var nameless = _server.Spec() with { RemoteModel = null };
        (await Should.ThrowAsync<InferenceException>(() => _engine.MeasureAsync(nameless, Token))).Error.ShouldBe(InferenceError.InvalidRequest);
    }

    private Task<ILoadedModel> LoadAsync(PromptFormat format = PromptFormat.Chat) => _engine.LoadAsync(_server.Spec(format), Remote, null, Token);

    // The fault waits until the reader has the text: a broken connection may take away what was sent before it.
    private Func<HttpContext, Task> AfterHalf(Func<HttpContext, Task> fault) => Replies.ChatThen("half", async context =>
    {
        await _seen.Task;
        await fault(context);
    });

    private async Task ExpectFailureAfterHalfAsync(InferenceError error)
    {
        await using var model = await LoadAsync();
        await using var chunks = model.GenerateAsync(Requests.Ask("hi"), Token).GetAsyncEnumerator(Token);
        (await chunks.MoveNextAsync()).ShouldBeTrue();
        chunks.Current.ShouldBe(new GenerationText("half"));
        _seen.SetResult();
        (await Should.ThrowAsync<InferenceException>(async () => await chunks.MoveNextAsync())).Error.ShouldBe(error);
    }
}
