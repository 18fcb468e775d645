using Arena.Contracts.Ratings.Analytics;
using Arena.Grains.Storage;
using MathNet.Numerics.Statistics;

namespace Arena.Grains.Ratings.Analytics;

/// <summary>Medians and quartiles of measured answers.</summary>
internal static class SpeedView
{
    public static SpeedRecord? Of(IReadOnlyList<AnswerTiming> answers) => answers.Count == 0
        ? null
        : new SpeedRecord(
            answers.Count,
            Quartiles([.. answers.Where(answer => answer.FirstTextMilliseconds is not null).Select(answer => (double)answer.FirstTextMilliseconds!)]),
            Quartiles([.. answers.Where(answer => answer is { Tokens: > 0, GenerationMilliseconds: > 0 }).Select(answer => answer.Tokens * 1000.0 / answer.GenerationMilliseconds)]));

    private static Interval? Quartiles(double[] values) => values.Length == 0
        ? null
        : new Interval(Rounded(values.Median()), Rounded(values.LowerQuartile()), Rounded(values.UpperQuartile()));

    private static double Rounded(double value) => Math.Round(value, 1);
}
