namespace Arena.EndToEnd.Tests.Chaos.Kills;

/// <summary>One attempt at one answer.</summary>
public sealed record AnswerKey(string Battle, int Turn, string Side, int Attempt);
