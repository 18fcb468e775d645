using Arena.Grains.Storage;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Arena.Grains.Ratings.Styles;

/// <summary>Counts an answer's formatting the way it is displayed: as CommonMark, so that a hash inside a code block is no heading.</summary>
internal static class MarkdownStyle
{
    private static readonly MarkdownPipeline Plain = new MarkdownPipelineBuilder().Build();

    /// <param name="text">The answer.</param>
    /// <param name="tokens">Its tokens.</param>
    public static AnswerStyle Of(string text, int tokens)
    {
        var headers = 0;
        var lists = 0;
        var bold = 0;
        var code = 0;
        foreach (var part in Parse(text).Descendants())
        {
            headers += part is HeadingBlock ? 1 : 0;
            lists += part is ListItemBlock ? 1 : 0;
            bold += part is EmphasisInline { DelimiterCount: 2 } ? 1 : 0;
            code += part is CodeBlock ? 1 : 0;
        }

        return new AnswerStyle(tokens, headers, lists, bold, code);
    }

    // Nested deeper than the parser goes is no formatting anybody meant.
    private static MarkdownDocument Parse(string text)
    {
        try
        {
            return Markdown.Parse(text, Plain);
        }
        catch (ArgumentException)
        {
            return [];
        }
    }
}
