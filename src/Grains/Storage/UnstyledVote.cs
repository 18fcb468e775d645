namespace Arena.Grains.Storage;

/// <summary>A vote whose answers' style is not known, with the texts that still exist.</summary>
/// <param name="Sequence">The vote.</param>
/// <param name="Left">Text of the left answer.</param>
/// <param name="LeftTokens">Its tokens.</param>
/// <param name="Right">Text of the right answer.</param>
/// <param name="RightTokens">Its tokens.</param>
internal sealed record UnstyledVote(long Sequence, string Left, int LeftTokens, string Right, int RightTokens);
