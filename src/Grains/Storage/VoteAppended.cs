namespace Arena.Grains.Storage;

/// <summary>What an append gives.</summary>
/// <param name="Row">The row in the log.</param>
/// <param name="Existed">The battle had a vote already; <paramref name="Row"/> is that one.</param>
internal sealed record VoteAppended(VoteRow Row, bool Existed);
