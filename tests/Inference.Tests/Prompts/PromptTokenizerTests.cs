using Arena.Inference.LlamaCpp.Native;
using Arena.Inference.LlamaCpp.Prompts;

namespace Arena.Inference.Tests.Prompts;

public sealed class PromptTokenizerTests
{
    private const int Start = 1000;
    private const int StartLong = 1001;
    private const int End = 1002;
    private const int Begin = 1003;

    [Fact]
    public void Control_tokens_count_in_trusted_parts_only() =>
        Tokenize(new Letters(), new("<s>a", true), new("<s>b", false), new("<e>", true))
            .ShouldBe([Start, 'a', '<', 's', '>', 'b', End]);

    [Fact]
    public void Control_token_cannot_be_completed_from_both_sides() =>
        Tokenize(new Letters(), new("<", true), new("s", false), new(">", true)).ShouldBe(['<', 's', '>']);

    [Fact]
    public void Longest_spelling_wins() =>
        Tokenize(new Letters(), new PromptPart("<s><s>", true)).ShouldBe([StartLong]);

    [Fact]
    public void Plain_text_between_control_tokens_is_tokenised_in_one_piece()
    {
        var letters = new Letters();
        Tokenize(letters, new("<s>user\n", true), new("hi", false), new("\n<e>", true));
        letters.Pieces.ShouldBe(["user\nhi\n"]);
    }

    [Fact]
    public void Begin_token_comes_once()
    {
        Tokenize(new Letters { BeginToken = Begin }, new PromptPart("a", false)).ShouldBe([Begin, 'a']);
        Tokenize(new Letters { BeginToken = Start }, new PromptPart("<s>a", true)).ShouldBe([Start, 'a']);
    }

    [Fact]
    public void Control_token_swallows_the_whitespace_it_is_declared_to()
    {
        var letters = new Letters { Attributes = TokenAttributes.Control | TokenAttributes.LeftStrip | TokenAttributes.RightStrip };
        Tokenize(letters, new("a ", false), new(" <s> ", true), new(" b", false)).ShouldBe(['a', Start, 'b']);
    }

    private static List<int> Tokenize(Letters letters, params PromptPart[] parts) => PromptTokenizer.Tokenize(letters, parts);

    private sealed class Letters : ITokenizer
    {
        public TokenAttributes Attributes { get; init; } = TokenAttributes.Control;

        public int? BeginToken { get; init; }

        public List<string> Pieces { get; } = [];

        public IReadOnlyList<SpecialToken> Specials =>
            [new(StartLong, "<s><s>", Attributes), new(Start, "<s>", Attributes), new(End, "<e>", Attributes)];

        public void AppendPlain(string text, List<int> tokens)
        {
            Pieces.Add(text);
            tokens.AddRange(text.Select(letter => (int)letter));
        }
    }
}
