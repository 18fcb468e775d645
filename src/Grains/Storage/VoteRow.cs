namespace Arena.Grains.Storage;

/// <summary>A vote in the log.</summary>
/// <param name="Sequence">From 1, without gaps.</param>
/// <param name="Vote">What was cast.</param>
/// <param name="Hash">SHA-256 of the previous row's hash (bytes; 32 zero bytes before the first) and this row's canonical JSON; lower-case hexadecimal.</param>
internal sealed record VoteRow(long Sequence, VoteDraft Vote, string Hash);
