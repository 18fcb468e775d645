using System.ComponentModel.DataAnnotations;

namespace Arena.Grains;

/// <summary>Limits of the arena (configuration section "Limits").</summary>
public sealed class ArenaLimits
{
    /// <summary>UTF-16 units of a prompt.</summary>
    [Range(1, 1_000_000)]
    public int PromptCharacters { get; set; } = 16_000;

    /// <summary>Turns of a battle. State stays under 4 kB up to this.</summary>
    [Range(1, 50)]
    public int Turns { get; set; } = 50;

    /// <summary>Answers that may wait per device.</summary>
    [Range(1, 10_000)]
    public int WaitingPerDevice { get; set; } = 32;

    /// <summary>Battles of a voter that may run at the same time.</summary>
    [Range(1, 1_000)]
    public int RunningBattlesPerVoter { get; set; } = 2;

    /// <summary>Characters of a comment.</summary>
    [Range(0, 100_000)]
    public int CommentCharacters { get; set; } = 1_000;

    /// <summary>Longest wait for the next token once a device works on an answer; then it failed(timeout).</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan TokenTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time a device works on one answer; then it failed(timeout).</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan AnswerTimeout { get; set; } = TimeSpan.FromSeconds(180);

    /// <summary>An answer that nobody reads for this long is cancelled.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan UnreadTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Text reaches a voter on this tick, both sides alike.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:00:05")]
    public TimeSpan ReleaseTick { get; set; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Attempts that the arena makes by itself when nodes die under an answer.</summary>
    [Range(1, 10)]
    public int AutomaticAttempts { get; set; } = 3;
}
