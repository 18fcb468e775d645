using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Arena.Contracts.Models;

/// <summary>One contestant on one device. Key: <see cref="ModelAddress"/>. Activates on the node that has the device.</summary>
[Alias("arena.IModelGrain")]
public interface IModelGrain : IGrainWithStringKey
{
    /// <summary>
    /// Answers, or joins the attempt that runs or has just finished, from an offset in its text.
    /// An attempt that nobody reads for 30 s is cancelled.
    /// </summary>
    /// <param name="command">What to answer.</param>
    /// <param name="fromOffset">UTF-16 units of the text that the caller already has.</param>
    /// <param name="joinOnly">Start nothing: an attempt that is not known here gives one <see cref="AnswerUnknown"/>.</param>
    /// <param name="cancellationToken">Ends the reading, not the answer.</param>
    [Alias("Answer")]
    IAsyncEnumerable<AnswerEvent> AnswerAsync(AnswerCommand command, int fromOffset, bool joinOnly, CancellationToken cancellationToken);

    /// <summary>Ends an attempt; its reader gets what there is and then the end. Unknown attempts are none of its business.</summary>
    [Alias("Stop")]
    Task StopAsync(AttemptId attempt);

    /// <summary>Counts a conversation's tokens by the contestant's own vocabulary, whether its weights are loaded or not. Null where it cannot be counted here.</summary>
    [Alias("Measure"), AlwaysInterleave]
    Task<ConversationSize?> MeasureAsync(ImmutableArray<Message> messages);

    /// <summary>Starts loading the weights and returns at once.</summary>
    [Alias("Warm")]
    Task WarmAsync();

    /// <summary>Unloads the weights once no answer runs.</summary>
    [Alias("Unload")]
    Task UnloadAsync();
}
