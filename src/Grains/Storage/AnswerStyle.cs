namespace Arena.Grains.Storage;

/// <summary>How an answer is formatted, as style control counts it (docs/ratings.md, "Style control"). Holds no text.</summary>
/// <param name="Tokens">Tokens of its own model; not comparable between contestants.</param>
/// <param name="Headers">Headings.</param>
/// <param name="Lists">Items of lists.</param>
/// <param name="Bold">Bold spans.</param>
/// <param name="Code">Blocks of code.</param>
internal readonly record struct AnswerStyle(int Tokens, int Headers, int Lists, int Bold, int Code);
