namespace Arena.Grains.Storage;

/// <summary>How the two voted answers are formatted. Written with the vote, kept when texts are withdrawn, and no part of the hash chain.</summary>
/// <param name="Left">The answer displayed on the left.</param>
/// <param name="Right">The answer displayed on the right.</param>
internal sealed record VoteStyle(AnswerStyle Left, AnswerStyle Right);
