namespace Arena.Inference.Tests.LlamaCpp;

public sealed class CancellationTests(LlamaFixture llama) : IClassFixture<LlamaFixture>
{
    private static readonly SamplingParameters Long = Requests.Greedy with { MaxTokens = 400 };

    private Task<ILoadedModel> EndlessAsync(int lanes, Action<Arena.Inference.LlamaCpp.LlamaOptions>? configure = null) =>
        LlamaFixture.LoadAsync(llama.Models.Endless("on", " and"), lanes, configure: options =>
        {
            options.RepetitionTokens = 0;
            configure?.Invoke(options);
        });

    [Fact]
    public async Task Cancelled_reader_gets_its_cancellation_and_the_lane_is_free()
    {
        await using var model = await EndlessAsync(lanes: 1);
        using var source = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in model.GenerateAsync(Requests.Ask("hi", Long), source.Token))
            {
                await source.CancelAsync();
            }
        });
        (await model.AnswerAsync(Requests.Ask("next", Requests.Greedy with { MaxTokens = 2 }))).Text.ShouldBe("on and");
    }

    [Fact]
    public async Task Reader_that_leaves_frees_the_lane()
    {
        await using var model = await EndlessAsync(lanes: 1);
        await foreach (var _ in model.GenerateAsync(Requests.Ask("hi", Long), TestContext.Current.CancellationToken))
        {
            break;
        }

        (await model.AnswerAsync(Requests.Ask("next", Requests.Greedy with { MaxTokens = 2 }))).Text.ShouldBe("on and");
    }

    [Fact]
    public async Task Reader_that_does_not_read_holds_nobody_up_and_loses_nothing()
    {
        await using var model = await EndlessAsync(lanes: 2);
        await using var slow = model.GenerateAsync(Requests.Ask("slow", Long), TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        (await slow.MoveNextAsync()).ShouldBeTrue();
        var text = ((GenerationText)slow.Current).Text;
        for (var i = 0; i < 20; i++)
        {
            (await model.AnswerAsync(Requests.Ask("quick", Long with { MaxTokens = 40 }))).Finished.AnswerTokens.ShouldBe(40);
        }

        while (await slow.MoveNextAsync() && slow.Current is GenerationText more)
        {
            text += more.Text;
        }

        text.ShouldBe(string.Concat(Enumerable.Repeat("on and", 200)));
    }

    [Fact]
    public async Task Cancelling_before_the_start_starts_nothing()
    {
        await using var model = await EndlessAsync(lanes: 1);
        await Should.ThrowAsync<OperationCanceledException>(() => model.AnswerAsync(Requests.Ask("hi"), new CancellationToken(canceled: true)));
    }

    [Fact]
    public async Task Waiting_answer_can_be_cancelled_without_disturbing_the_running_one()
    {
        await using var model = await EndlessAsync(lanes: 1);
        await using var running = model.GenerateAsync(Requests.Ask("runs", Long), TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        (await running.MoveNextAsync()).ShouldBeTrue();
        using var source = new CancellationTokenSource();
        var waiting = model.AnswerAsync(Requests.Ask("waits"), source.Token);
        await source.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
        while (running.Current is not GenerationFinished)
        {
            (await running.MoveNextAsync()).ShouldBeTrue();
        }

        ((GenerationFinished)running.Current).AnswerTokens.ShouldBe(400);
    }

    [Fact]
    public async Task Full_queue_refuses_and_then_recovers()
    {
        await using var model = await EndlessAsync(lanes: 1, options => options.MaxWaiting = 1);
        using var source = new CancellationTokenSource();
        await using var running = model.GenerateAsync(Requests.Ask("runs", Long), source.Token).GetAsyncEnumerator(source.Token);
        (await running.MoveNextAsync()).ShouldBeTrue();
        var waiting = model.AnswerAsync(Requests.Ask("waits", Requests.Greedy with { MaxTokens = 1 }));
        var refused = await Should.ThrowAsync<InferenceException>(() => model.AnswerAsync(Requests.Ask("too many")));
        refused.Error.ShouldBe(InferenceError.Unavailable);
        await source.CancelAsync();
        (await waiting).Text.ShouldBe("on");
    }

    [Fact]
    public async Task Unloading_fails_running_and_waiting_answers_as_unavailable()
    {
        var model = await EndlessAsync(lanes: 1);
        await using var running = model.GenerateAsync(Requests.Ask("runs", Long), TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);
        (await running.MoveNextAsync()).ShouldBeTrue();
        var waiting = model.AnswerAsync(Requests.Ask("waits"));
        await model.DisposeAsync();
        (await Should.ThrowAsync<InferenceException>(() => waiting)).Error.ShouldBe(InferenceError.Unavailable);
        var later = await Should.ThrowAsync<InferenceException>(() => model.AnswerAsync(Requests.Ask("later")));
        later.Error.ShouldBe(InferenceError.Unavailable);
        Should.Throw<InferenceException>(() => model.CountTokens(Requests.Ask("later").Messages)).Error.ShouldBe(InferenceError.Unavailable);
        await model.DisposeAsync();
    }
}
