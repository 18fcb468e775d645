namespace Arena.Inference.LlamaCpp.Prompts;

/// <summary>The part of a vocabulary that builds prompts.</summary>
internal interface ITokenizer
{
    /// <summary>Control and unknown tokens by descending length of their spelling, as the library matches them.</summary>
    IReadOnlyList<SpecialToken> Specials { get; }

    /// <summary>The token that begins every prompt, or null when the model wants none.</summary>
    int? BeginToken { get; }

    /// <summary>Appends the tokens of plain text; control tokens spelt out in it stay text.</summary>
    void AppendPlain(string text, List<int> tokens);
}
