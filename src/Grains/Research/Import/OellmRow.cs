using Arena.Contracts.Battles;

namespace Arena.Grains.Research.Import;

/// <summary>A row of the flat file of results that can be a vote.</summary>
internal sealed record OellmRow(
    long Row, DateTimeOffset At, string Language, string Prompt, string Left, string Right, string LeftText, string RightText, Verdict Verdict, string Identity,
    IReadOnlyList<CleaningEntry> Changes);
