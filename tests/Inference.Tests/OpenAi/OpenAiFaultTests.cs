using Microsoft.AspNetCore.Http;

namespace Arena.Inference.Tests.OpenAi;

/// <summary>What servers do wrong, and what becomes of it.</summary>
public sealed class OpenAiFaultTests : OpenAiTests
{
    private readonly TaskCompletionSource _seen = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Busy_server_is_asked_again_after_a_while(int status)
    {
        Server.Then(Replies.Status(status, retryAfter: "3")).Then(Replies.Chat("stop", "ok"));
        await using var model = await LoadAsync();
        (await model.AnswerAsync(Requests.Ask("hi"))).Text.ShouldBe("ok");
        Server.Requests.Count.ShouldBe(2);
        Waits.Delays.ShouldBe([TimeSpan.FromSeconds(3)]);
    }

    [Fact]
    public async Task Server_that_stays_busy_is_unavailable()
    {
        for (var i = 0; i < 5; i++)
        {
            Server.Then(Replies.Status(429));
        }

        await using var model = await LoadAsync();
        var refused = await Should.ThrowAsync<InferenceException>(() => model.AnswerAsync(Requests.Ask("hi")));
        refused.Error.ShouldBe(InferenceError.Unavailable);
        Server.Requests.Count.ShouldBe(3);
        Waits.Delays.ShouldBe([TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1)]);
    }

    [Fact]
    public async Task Broken_connection_before_the_first_token_is_tried_again()
    {
        Server.Then(Replies.Abort).Then(Replies.Chat("stop", "ok"));
        await using var model = await LoadAsync();
        (await model.AnswerAsync(Requests.Ask("hi"))).Text.ShouldBe("ok");
    }

    [Fact]
    public async Task Broken_connection_after_the_first_token_is_not_tried_again()
    {
        Server.Then(AfterHalf(Replies.Abort)).Then(Replies.Chat("stop", "again"));
        await ExpectFailureAfterHalfAsync(InferenceError.Unavailable);
        Server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Stream_that_ends_without_an_end_is_a_failure()
    {
        Server.Then(AfterHalf(_ => Task.CompletedTask));
        await ExpectFailureAfterHalfAsync(InferenceError.Unavailable);
    }

    [Theory]
    [InlineData("data: {\"choices\": [\n\n")]
    [InlineData("data: not json\n\n")]
    [InlineData("data: {\"id\":\"x\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\\ud83d\"}}]}\n\n")]
    public async Task Malformed_event_is_a_failure(string malformed)
    {
        Server.Then(AfterHalf(Replies.Raw(malformed)));
        await ExpectFailureAfterHalfAsync(InferenceError.Internal);
    }

    [Theory]
    [InlineData("data: {\"choices\": [\n\n")]
    [InlineData("data: {\"choices\": 7}\n\n")]
    [InlineData("data: {\"choices\":[{\"text\":{}}]}\n\n")]
    public async Task Malformed_completion_event_is_a_failure(string malformed)
    {
        Server.Then(Replies.Raw(malformed));
        await using var model = await LoadAsync(PromptFormat.Completion);
        (await Should.ThrowAsync<InferenceException>(() => model.AnswerAsync(Requests.Ask("hi")))).Error.ShouldBe(InferenceError.Internal);
    }

    [Fact]
    public async Task Server_that_stalls_times_out_before_the_first_token()
    {
        var reached = new TaskCompletionSource();
        var left = new TaskCompletionSource();
        Server.Then(Replies.Stall(reached, left));
        await using var model = await LoadAsync();
        var answer = model.AnswerAsync(Requests.Ask("hi"));
        await reached.Task.WaitAsync(Token);
        Clock.Advance(TimeSpan.FromSeconds(31));
        (await Should.ThrowAsync<InferenceException>(() => answer)).Error.ShouldBe(InferenceError.Timeout);
        await left.Task.WaitAsync(Token);
    }

    [Fact]
    public async Task Server_that_stalls_in_the_middle_times_out()
    {
        var reached = new TaskCompletionSource();
        Server.Then(Replies.ChatThen("half", Replies.Stall(reached)));
        await using var model = await LoadAsync();
        await using var chunks = model.GenerateAsync(Requests.Ask("hi"), Token).GetAsyncEnumerator(Token);
        (await chunks.MoveNextAsync()).ShouldBeTrue();
        var next = chunks.MoveNextAsync().AsTask();
        await reached.Task.WaitAsync(Token);
        Clock.Advance(TimeSpan.FromSeconds(31));
        (await Should.ThrowAsync<InferenceException>(() => next)).Error.ShouldBe(InferenceError.Timeout);
    }

    [Fact]
    public async Task Slow_reader_is_not_the_servers_fault()
    {
        Server.Then(Replies.Chat("stop", "a", "b"));
        await using var model = await LoadAsync();
        var text = "";
        await foreach (var chunk in model.GenerateAsync(Requests.Ask("hi"), Token))
        {
            Clock.Advance(TimeSpan.FromMinutes(5));
            text += (chunk as GenerationText)?.Text;
        }

        text.ShouldBe("ab");
    }

    [Fact]
    public async Task Cancelling_hangs_up_on_the_server()
    {
        var (reached, left) = (new TaskCompletionSource(), new TaskCompletionSource());
        Server.Then(Replies.ChatThen("half", Replies.Stall(reached, left)));
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
        Server.Then(Replies.ChatThen("half", Replies.Stall(reached)));
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
        Server.Then(Replies.Status(status, body));
        await using var model = await LoadAsync();
        (await Should.ThrowAsync<InferenceException>(() => model.AnswerAsync(Requests.Ask("hi")))).Error.ShouldBe(error);
        Server.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Server_that_ignores_the_token_limit_is_cut_off()
    {
        Server.Then(Replies.Chat("stop", [.. Enumerable.Range(0, 50).Select(number => $"{number} ")]));
        await using var model = await LoadAsync();
        var (_, finished) = await model.AnswerAsync(Requests.Ask("hi", Requests.Greedy with { MaxTokens = 5 }));
        finished.Reason.ShouldBe(FinishReason.Length);
    }

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
