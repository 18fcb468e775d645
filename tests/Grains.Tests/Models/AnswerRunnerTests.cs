using System.Diagnostics.Metrics;
using Arena.Contracts.Battles;
using Arena.Contracts.Models;
using Arena.Grains.Catalogue;
using Arena.Grains.Diagnostics;
using Arena.Grains.Models;
using Arena.Inference;
using Arena.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Arena.Grains.Tests.Models;

/// <summary>One attempt on a loaded model, by a clock that the test moves: 30 s without a token and 180 s in all are the end of it.</summary>
public sealed class AnswerRunnerTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly ManualTimeProvider _clock = new();
    private readonly HandFedModel _model = new();
    private readonly AnswerRun _run;
    private readonly Task _running;

    public AnswerRunnerTests()
    {
        var metrics = new ArenaMetrics(_services.GetRequiredService<IMeterFactory>());
        var runner = new AnswerRunner(Options.Create(new ArenaLimits()), _clock, metrics, NullLogger<AnswerRunner>.Instance);
        var contestant = new Contestant(
            new ContestantId("alpha-12345678"), "alpha", "Alpha", "", "", "", "", "", [],
            new ModelSpec("alpha-12345678", EngineKind.Scripted, "", null, null, PromptFormat.Chat, 0), Parameters());
        var attempt = new AttemptId(new BattleId("B"), 1, Side.Left, 0);
        _run = new AnswerRun(new AnswerCommand(attempt, [new Message(true, "Why?")], Parameters()), contestant, _clock);
        _running = runner.RunAsync(_model, _run);
    }

    public void Dispose()
    {
        _run.Dispose();
        _services.Dispose();
    }

    [Fact]
    public async Task First_token_that_does_not_come_in_30_seconds_is_a_time_out()
    {
        _clock.Advance(TimeSpan.FromSeconds(29.9));
        _run.IsFinished.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(0.2));

        (await EndAsync()).ShouldBe((AnswerStatus.Failed, AnswerFailure.Timeout));
        _model.IsCancelled.ShouldBeTrue();
    }

    [Fact]
    public async Task Pause_of_30_seconds_between_tokens_is_a_time_out_and_the_text_stays()
    {
        await _model.SayAsync("Half");
        _clock.Advance(TimeSpan.FromSeconds(20));
        await _model.SayAsync(" an");
        _clock.Advance(TimeSpan.FromSeconds(29.9));
        _run.IsFinished.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(0.2));

        (await EndAsync()).ShouldBe((AnswerStatus.Failed, AnswerFailure.Timeout));
        (await TextAsync()).ShouldBe("Half an");
    }

    [Fact]
    public async Task Answer_that_takes_180_seconds_is_a_time_out_however_it_goes_on()
    {
        for (var token = 0; token < 8; token++)
        {
            await _model.SayAsync($"{token}.");
            _clock.Advance(TimeSpan.FromSeconds(20));
        }

        await _model.SayAsync("last.");
        _clock.Advance(TimeSpan.FromSeconds(19.9));
        _run.IsFinished.ShouldBeFalse();
        _clock.Advance(TimeSpan.FromSeconds(0.2));

        (await EndAsync()).ShouldBe((AnswerStatus.Failed, AnswerFailure.Timeout));
    }

    [Fact]
    public async Task White_space_counts_as_life_and_not_as_an_answer()
    {
        for (var time = 0; time < 3; time++)
        {
            await _model.SayAsync(" \n");
            _clock.Advance(TimeSpan.FromSeconds(25));
            _run.IsFinished.ShouldBeFalse();
        }

        _model.End();

        (await EndAsync()).ShouldBe((AnswerStatus.Failed, AnswerFailure.Empty));
    }

    [Theory]
    [InlineData(InferenceError.Timeout, AnswerFailure.Timeout)]
    [InlineData(InferenceError.Unavailable, AnswerFailure.Unavailable)]
    [InlineData(InferenceError.OutOfMemory, AnswerFailure.Unavailable)]
    [InlineData(InferenceError.FileMissing, AnswerFailure.Unavailable)]
    [InlineData(InferenceError.ContextFull, AnswerFailure.Internal)]
    [InlineData(InferenceError.Internal, AnswerFailure.Internal)]
    public async Task Failure_of_the_engine_is_one_of_the_four_that_a_voter_may_know(InferenceError error, AnswerFailure failure)
    {
        await _model.SayAsync("Half");
        _model.Break(new InferenceException(error, "alpha-12345678 broke"));

        (await EndAsync()).ShouldBe((AnswerStatus.Failed, failure));
    }

    [Fact]
    public async Task Exception_that_no_engine_should_throw_fails_the_answer_and_nothing_else()
    {
        _model.Break(new InvalidOperationException("broken engine"));

        (await EndAsync()).ShouldBe((AnswerStatus.Failed, AnswerFailure.Internal));
    }

    [Fact]
    public async Task Stopped_answer_keeps_what_there_is_and_the_model_is_told()
    {
        await _model.SayAsync("Half");
        _run.Stop();

        (await EndAsync()).ShouldBe((AnswerStatus.Stopped, AnswerFailure.None));
        _model.IsCancelled.ShouldBeTrue();
    }

    private static AnswerParameters Parameters() => new(100, 1, 1, 0, 0, 1, 0);

    private async Task<(AnswerStatus Status, AnswerFailure Failure)> EndAsync()
    {
        await _running.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);
        var end = _run.Finish(AnswerRunner.Failure(AnswerFailure.None));
        return (end.Status, end.Failure);
    }

    private async Task<string> TextAsync()
    {
        var text = "";
        await foreach (var step in _run.ReadAsync(0, TestContext.Current.CancellationToken))
        {
            text += (step as AnswerDelta)?.Text;
        }

        return text;
    }
}
