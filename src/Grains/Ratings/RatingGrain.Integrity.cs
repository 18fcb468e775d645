using Arena.Contracts.Ratings;
using Arena.Grains.Diagnostics;
using Arena.Grains.Ratings.Boards;
using Arena.Grains.Ratings.Integrity;
using Arena.Grains.Storage;

namespace Arena.Grains.Ratings;

/// <summary>Reports on integrity: computed off the turn, when asked for and then on a schedule while votes come in.</summary>
internal sealed partial class RatingGrain
{
    /// <summary>No call lasts over 5 s: a report that takes longer comes with a later question.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    /// <summary>Twice may be curiosity.</summary>
    private const int LeastRepeats = 3;
    private const int MostRepeats = 20;

    private readonly Dictionary<string, IntegrityReport> _reports = [];
    private readonly Dictionary<string, Task> _analyses = [];
    private readonly Dictionary<string, long> _reportedChanges = [];
    private readonly Dictionary<string, (DateTimeOffset At, long Exclusions)> _attempts = [];

    public async Task<IntegrityReport?> IntegrityAsync(string? language)
    {
        await CatchUpAsync(CancellationToken.None);
        var name = VoteTable.SliceName(language, null);
        if (!IsReported(name) && (IsAnalysing(name) || IsAnalysisDue(name) || HasNewExclusions(name)))
        {
            using var waited = new CancellationTokenSource();
            await Task.WhenAny(AnalyseAsync(name), Task.Delay(LongestWait, clock, waited.Token));
            await waited.CancelAsync();
        }

        return _reports.GetValueOrDefault(name);
    }

    private bool IsReported(string name) =>
        _reports.TryGetValue(name, out var report) && report.VoteCutoff == _table.Last && _reportedChanges.GetValueOrDefault(name) == _exclusionEntry;

    private bool IsAnalysing(string name) => _analyses.TryGetValue(name, out var running) && !running.IsCompleted;

    /// <summary>However the last analysis ended, and whoever asked for it: each looks at every vote.</summary>
    private bool IsAnalysisDue(string name) =>
        !_attempts.TryGetValue(name, out var attempt) || clock.GetUtcNow() - attempt.At >= options.Value.IntegrityEvery;

    /// <summary>Whoever excluded votes and asks wants to see what that changed.</summary>
    private bool HasNewExclusions(string name) => _attempts.TryGetValue(name, out var attempt) && attempt.Exclusions != _exclusionEntry;

    private Task AnalyseAsync(string name)
    {
        if (!IsAnalysing(name))
        {
            _analyses[name] = AnalyseOnceAsync(name);
        }

        return _analyses[name];
    }

    private async Task AnalyseOnceAsync(string name)
    {
        var entry = _exclusionEntry;
        var input = IntegrityInput.Of(_table, _table.Find(VoteTable.LanguageOf(name), null), clock.GetUtcNow(), options.Value.IntegrityAlpha);
        if (input.Cutoff > 0)
        {
            _attempts[name] = (input.At, entry);
        }

        try
        {
            var repeats = await RepeatsAsync(name);
            var report = await Task.Run(() => IntegrityAnalysis.Run(input with { Repeats = repeats }));
            (_reports[name], _reportedChanges[name]) = (report, entry);
            Log.IntegrityReported(logger, name, report.Flags.Length, report.Concentration.Voters, report.VoteCutoff);
        }
        catch (Exception exception) when (FitFailures.Is(exception))
        {
            Log.IntegrityFailed(logger, name, exception);
        }
    }

    /// <summary>Null where the database does not answer in time: the report is of use without them.</summary>
    private async Task<RepeatedPrompt[]?> RepeatsAsync(string name)
    {
        try
        {
            return [.. await battles.RepeatedPromptsAsync(VoteTable.LanguageOf(name), LeastRepeats, MostRepeats, CancellationToken.None)];
        }
        catch (StorageException exception)
        {
            Log.RepeatsUnknown(logger, name, exception);
            return null;
        }
    }

    /// <summary>The board of all votes, and those that were asked for. Nothing waits for it: many voters take a while.</summary>
    private void RefreshIntegrity()
    {
        foreach (var name in _reports.Keys.Append(VoteTable.All).Distinct().ToList())
        {
            if (_table.Last > 0 && !IsReported(name) && IsAnalysisDue(name))
            {
                _ = AnalyseAsync(name);
            }
        }
    }
}
