using System.Diagnostics.Metrics;
using Arena.Contracts.Battles;
using Arena.Contracts.Models;

namespace Arena.Grains.Diagnostics;

/// <summary>A method per fact; tags come from closed sets and never name a contestant.</summary>
internal sealed class ArenaMetrics
{
    /// <summary>Name of the meter.</summary>
    public const string Meter = "Arena";

    private readonly Counter<long> _battles;
    private readonly Counter<long> _votes;
    private readonly Counter<long> _answers;
    private readonly Counter<long> _tokens;
    private readonly Histogram<double> _firstText;
    private readonly Gauge<int> _exclusionAlarm;

    public ArenaMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Meter);
        _battles = meter.CreateCounter<long>("arena.battles", "{battle}", "Battles opened");
        _votes = meter.CreateCounter<long>("arena.votes", "{vote}", "Votes written to the log");
        _answers = meter.CreateCounter<long>("arena.answers", "{answer}", "Attempts ended, by outcome");
        _tokens = meter.CreateCounter<long>("arena.tokens", "{token}", "Tokens generated");
        _firstText = meter.CreateHistogram<double>("arena.answer.first_text", "s", "From the device's start on an answer to its first text");
        _exclusionAlarm = meter.CreateGauge<int>("arena.votes.exclusion_alarm", "1", "1 while the share of excluded votes has jumped, else 0");
    }

    public void BattleOpened() => _battles.Add(1);

    public void VoteCast(Verdict verdict) => _votes.Add(1, new KeyValuePair<string, object?>("verdict", verdict.ToString()));

    public void AnswerFinished(AnswerFinished finished)
    {
        var outcome = finished.Status == AnswerStatus.Failed ? finished.Failure.ToString() : finished.Status.ToString();
        _answers.Add(1, new KeyValuePair<string, object?>("outcome", outcome));
        _tokens.Add(finished.Tokens);
        if (finished.FirstTextMilliseconds is { } milliseconds)
        {
            _firstText.Record(milliseconds / 1000.0);
        }
    }

    public void ExclusionAlarm(bool raised) => _exclusionAlarm.Record(raised ? 1 : 0);
}
