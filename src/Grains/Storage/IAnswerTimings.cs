namespace Arena.Grains.Storage;

/// <summary>How fast answers came.</summary>
internal interface IAnswerTimings
{
    /// <summary>Timings of a contestant's answers that were voted on, from a vote of the log on, in no order.</summary>
    Task<IReadOnlyList<AnswerTiming>> OfAsync(string contestant, long fromSequence, CancellationToken cancellationToken);
}
