using Arena.Contracts.Battles;
using Arena.Contracts.Models;
using Arena.Grains.Diagnostics;
using Arena.Inference;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Arena.Grains.Models;

/// <summary>Runs one attempt on a loaded model and ends it, whatever happens. Only where the device is lost the end is the scheduler's: the attempt goes on elsewhere.</summary>
internal sealed class AnswerRunner(IOptions<ArenaLimits> limits, TimeProvider clock, ArenaMetrics metrics, ILogger<AnswerRunner> logger)
{
    public static AnswerFinished Failure(AnswerFailure failure) => new(AnswerStatus.Failed, failure, 0, 0, null, 0);

    /// <returns>What the engine failed with; null where it did not.</returns>
    public async Task<InferenceError?> RunAsync(ILoadedModel model, AnswerRun run)
    {
        var stopwatch = new AnswerStopwatch(clock);
        using var whole = new CancellationTokenSource(limits.Value.AnswerTimeout, clock);
        using var token = new CancellationTokenSource(limits.Value.TokenTimeout, clock);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(whole.Token, token.Token, run.Ended);
        AnswerFinished finished;
        InferenceError? error = null;
        try
        {
            finished = await GenerateAsync(model, run, stopwatch, token, linked.Token);
        }
        catch (OperationCanceledException) when (linked.IsCancellationRequested)
        {
            error = run.Ended.IsCancellationRequested ? null : InferenceError.Timeout;
            finished = error is null
                ? stopwatch.Finish(AnswerStatus.Stopped, AnswerFailure.None)
                : stopwatch.Finish(AnswerStatus.Failed, AnswerFailure.Timeout);
        }
        catch (InferenceException exception)
        {
            Log.AnswerFailed(logger, run.Contestant.Id.Value, exception.Error, exception);
            error = exception.Error;
            finished = stopwatch.Finish(AnswerStatus.Failed, Failure(exception.Error));
        }
        catch (Exception exception)
        {
            Log.AnswerFailed(logger, run.Contestant.Id.Value, InferenceError.Internal, exception);
            error = InferenceError.Internal;
            finished = stopwatch.Finish(AnswerStatus.Failed, AnswerFailure.Internal);
        }

        if (error != InferenceError.DeviceLost)
        {
            metrics.AnswerFinished(run.Finish(finished));
        }

        return error;
    }

    private async Task<AnswerFinished> GenerateAsync(
        ILoadedModel model, AnswerRun run, AnswerStopwatch stopwatch, CancellationTokenSource token, CancellationToken cancellationToken)
    {
        var finished = new GenerationFinished(FinishReason.Stop, 0, 0, 0);
        await foreach (var chunk in model.GenerateAsync(Request(run.Command), cancellationToken))
        {
            token.CancelAfter(limits.Value.TokenTimeout);
            if (chunk is GenerationText text)
            {
                stopwatch.FirstText();
                run.Append(text.Text);
            }
            else if (chunk is GenerationFinished end)
            {
                finished = end;
            }
        }

        return stopwatch.Finish(AnswerStatus.Complete, AnswerFailure.None) with { Tokens = finished.AnswerTokens, PromptTokens = finished.PromptTokens };
    }

    private static AnswerFailure Failure(InferenceError error) => error switch
    {
        InferenceError.Timeout => AnswerFailure.Timeout,
        InferenceError.Unavailable or InferenceError.OutOfMemory or InferenceError.FileMissing => AnswerFailure.Unavailable,
        _ => AnswerFailure.Internal,
    };

    /// <summary>A conversation as engines take it.</summary>
    public static IReadOnlyList<ChatMessage> Messages(IEnumerable<Message> messages) =>
        [.. messages.Select(message => new ChatMessage(message.FromVoter ? ChatRole.User : ChatRole.Assistant, message.Text))];

    private static GenerationRequest Request(AnswerCommand command)
    {
        var parameters = command.Parameters;
        var attempt = command.Attempt;
        return new GenerationRequest(
            $"{attempt.Battle}/{attempt.Side}",
            Messages(command.Messages),
            new SamplingParameters(
                parameters.MaxTokens,
                parameters.Temperature,
                parameters.TopP,
                parameters.TopK,
                parameters.MinP,
                parameters.RepeatPenalty,
                parameters.Seed + (uint)attempt.Attempt,
                Stop: []));
    }
}
