using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Arena.Contracts.Ratings;
using Arena.Ratings.Ledger;

namespace Arena.Grains.Ratings;

/// <summary>How many votes are in and out, by reason and by the day they were cast. Days may come in any order: clocks run backwards.</summary>
internal sealed class LedgerBook
{
    /// <summary>Days of the recent window of the alarm.</summary>
    private const int Window = 7;

    private readonly SortedDictionary<int, int[]> _days = [];
    private (int Today, ExclusionAlarm Alarm)? _alarm;
    private (int Day, int[] Counts)? _latest;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(int day, byte standing)
    {
        // Most votes are of the day of the vote before.
        if (_latest is not { } latest || latest.Day != day)
        {
            if (!_days.TryGetValue(day, out var counts))
            {
                counts = new int[VoteStanding.Count];
                _days.Add(day, counts);
            }

            _latest = latest = (day, counts);
        }

        latest.Counts[standing]++;
        _alarm = null;
    }

    public void Move(int day, byte from, byte to)
    {
        _days[day][from]--;
        _days[day][to]++;
        _alarm = null;
    }

    public VoteLedger Ledger(long cutoff, DateOnly today)
    {
        var total = new int[VoteStanding.Count];
        foreach (var counts in _days.Values)
        {
            for (var standing = 0; standing < total.Length; standing++)
            {
                total[standing] += counts[standing];
            }
        }

        return new VoteLedger(
            cutoff,
            total[VoteStanding.Counted],
            Out(total),
            [.. _days.Select(day => new LedgerDay(DateOnly.FromDayNumber(day.Key), day.Value.Sum(), day.Value[VoteStanding.Counted], Out(day.Value)))],
            Alarm(today));
    }

    /// <summary>The exclusions of the last days against those before, among the votes that boards could count.</summary>
    public ExclusionAlarm Alarm(DateOnly today)
    {
        if (_alarm is { } known && known.Today == today.DayNumber)
        {
            return known.Alarm;
        }

        int recent = 0, recentExcluded = 0, before = 0, beforeExcluded = 0;
        foreach (var (day, counts) in _days)
        {
            var excluded = counts.Where((_, standing) => VoteStanding.IsExclusion(standing)).Sum();
            var all = counts[VoteStanding.Counted] + excluded;
            if (day > today.DayNumber - Window)
            {
                (recent, recentExcluded) = (recent + all, recentExcluded + excluded);
            }
            else
            {
                (before, beforeExcluded) = (before + all, beforeExcluded + excluded);
            }
        }

        var p = RateJump.PValue(recent, recentExcluded, before, beforeExcluded);
        var alarm = new ExclusionAlarm(Window, recent, recentExcluded, before, beforeExcluded, p, p < RateJump.Alarm);
        _alarm = (today.DayNumber, alarm);
        return alarm;
    }

    private static ImmutableDictionary<string, int> Out(int[] counts) =>
        Enumerable.Range(1, counts.Length - 1).Where(standing => counts[standing] > 0).ToImmutableDictionary(VoteStanding.Name, standing => counts[standing]);
}
