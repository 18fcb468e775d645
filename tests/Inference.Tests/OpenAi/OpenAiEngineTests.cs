namespace Arena.Inference.Tests.OpenAi;

public sealed class OpenAiEngineTests : OpenAiTests
{
    [Fact]
    public async Task Chat_answer_streams_and_ends_with_the_servers_counts()
    {
        Server.Then(Replies.Chat("stop", "Hel", "lo ", "😀"));
        await using var model = await LoadAsync();
        var (text, finished) = await model.AnswerAsync(Requests.Ask("hi"));
        text.ShouldBe("Hello 😀");
        finished.ShouldBe(new GenerationFinished(FinishReason.Stop, 11, 7, 3));
    }

    [Fact]
    public async Task Chat_request_carries_messages_and_parameters()
    {
        Server.Then(Replies.Chat("stop", "ok"));
        await using var model = await LoadAsync();
        await model.AnswerAsync(new GenerationRequest(
            "s",
            [new(ChatRole.System, "be brief"), new(ChatRole.User, "a"), new(ChatRole.Assistant, "b"), new(ChatRole.User, "c")],
            new SamplingParameters(99, 0.5f, 0.75f, 40, 0.25f, 1.5f, 42, ["END"])));
        Server.Requests.TryDequeue(out var body).ShouldBeTrue();
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
        Server.Then(Replies.Chat("stop", "ok"));
        await using var model = await LoadAsync();
        await model.AnswerAsync(Requests.Ask("hi"));
        Server.Requests.TryDequeue(out var body).ShouldBeTrue();
        var names = body!.AsObject().Select(field => field.Key).ToList();
        names.ShouldNotContain("top_k");
        names.ShouldNotContain("min_p");
        names.ShouldNotContain("repetition_penalty");
    }

    [Fact]
    public async Task Base_model_uses_the_completion_endpoint()
    {
        Server.Then(Replies.Completion("length", "one", " two"));
        await using var model = await LoadAsync(PromptFormat.Completion);
        var (text, finished) = await model.AnswerAsync(Requests.Ask("count"));
        text.ShouldBe("one two");
        finished.ShouldBe(new GenerationFinished(FinishReason.Length, 5, 0, 2));
        Server.Requests.TryDequeue(out var body).ShouldBeTrue();
        body!["prompt"]!.GetValue<string>().ShouldBe("count");
        body["max_tokens"]!.GetValue<int>().ShouldBe(64);
    }

    [Fact]
    public async Task Stop_string_is_cut_off_where_the_server_does_not_do_it()
    {
        Server.Then(Replies.Chat("stop", "one EN", "D two"));
        await using var model = await LoadAsync();
        var (text, finished) = await model.AnswerAsync(Requests.Ask("hi", Requests.Greedy with { Stop = ["END"] }));
        (text, finished.Reason).ShouldBe(("one ", FinishReason.Stop));
    }

    [Fact]
    public async Task Answer_that_goes_round_in_circles_is_ended()
    {
        Server.Then(Replies.Chat("stop", [.. Enumerable.Repeat("again ", 300)]));
        await using var model = await LoadAsync();
        var (_, finished) = await model.AnswerAsync(Requests.Ask("hi", Requests.Greedy with { MaxTokens = 400 }));
        finished.Reason.ShouldBe(FinishReason.Repetition);
    }

    [Fact]
    public async Task Measuring_takes_the_context_from_the_server_unless_the_catalogue_says()
    {
        (await Engine.MeasureAsync(Server.Spec(), Token)).ContextLength.ShouldBe(2048);
        (await Engine.MeasureAsync(Server.Spec(context: 1000), Token)).ContextLength.ShouldBe(1000);
    }

    [Fact]
    public async Task Model_that_the_server_does_not_hold_is_missing()
    {
        var missing = await Should.ThrowAsync<InferenceException>(() => Engine.MeasureAsync(Server.Spec(model: "other"), Token));
        missing.Error.ShouldBe(InferenceError.FileMissing);
    }

    [Fact]
    public async Task Server_that_is_not_there_is_unavailable()
    {
        var spec = Server.Spec();
        await Server.DisposeAsync();
        (await Should.ThrowAsync<InferenceException>(() => Engine.MeasureAsync(spec, Token))).Error.ShouldBe(InferenceError.Unavailable);
    }

    [Fact]
    public async Task Key_of_the_server_is_sent_to_it()
    {
        Settings.Keys[Server.Address.Authority] = "secret-key";
        await Engine.MeasureAsync(Server.Spec(), Token);
        Server.Authorizations.ShouldBe(["Bearer secret-key"]);
    }

    [Fact]
    public async Task Address_that_is_none_and_model_without_a_name_are_invalid()
    {
        var wrong = Server.Spec() with { Location = "file:///etc/passwd" };
        (await Should.ThrowAsync<InferenceException>(() => Engine.MeasureAsync(wrong, Token))).Error.ShouldBe(InferenceError.InvalidRequest);
        var nameless = Server.Spec() with { RemoteModel = null };
        (await Should.ThrowAsync<InferenceException>(() => Engine.MeasureAsync(nameless, Token))).Error.ShouldBe(InferenceError.InvalidRequest);
    }
}
