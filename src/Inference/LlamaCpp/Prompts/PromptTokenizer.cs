using System.Text;
using Arena.Inference.LlamaCpp.Native;

namespace Arena.Inference.LlamaCpp.Prompts;

/// <summary>
/// Turns a prompt's parts into tokens. Control tokens are recognised in trusted parts only; plain text between two of them
/// is tokenised as one piece across the parts' borders, so a harmless prompt gives the very tokens that the library gives for the joined text.
/// </summary>
internal static class PromptTokenizer
{
    public static List<int> Tokenize(ITokenizer tokenizer, IEnumerable<PromptPart> parts)
    {
        var run = new Run(tokenizer);
        foreach (var part in parts)
        {
            if (part.Trusted)
            {
                AppendTrusted(run, tokenizer, part.Text);
            }
            else
            {
                run.Text(part.Text);
            }
        }

        run.Flush();
        if (tokenizer.BeginToken is { } begin && (run.Tokens.Count == 0 || run.Tokens[0] != begin))
        {
            run.Tokens.Insert(0, begin);
        }

        return run.Tokens;
    }

    // The library splits at the longest spelling first, everywhere, then at the next: so does this.
    private static void AppendTrusted(Run run, ITokenizer tokenizer, string text)
    {
        foreach (var special in tokenizer.Specials)
        {
            var at = text.IndexOf(special.Text, StringComparison.Ordinal);
            if (at >= 0)
            {
                AppendTrusted(run, tokenizer, text[..at]);
                run.Special(special);
                AppendTrusted(run, tokenizer, text[(at + special.Text.Length)..]);
                return;
            }
        }

        run.Text(text);
    }

    private sealed class Run(ITokenizer tokenizer)
    {
        private readonly StringBuilder _plain = new();
        private bool _stripLeft;

        public List<int> Tokens { get; } = [];

        public void Text(string text)
        {
            if (_stripLeft)
            {
                text = text.TrimStart();
                _stripLeft = text.Length == 0;
            }

            _plain.Append(text);
        }

        public void Special(SpecialToken special)
        {
            if (special.Attributes.HasFlag(TokenAttributes.LeftStrip))
            {
                TrimEnd();
            }

            Flush();
            Tokens.Add(special.Id);
            _stripLeft = special.Attributes.HasFlag(TokenAttributes.RightStrip);
        }

        public void Flush()
        {
            if (_plain.Length > 0)
            {
                tokenizer.AppendPlain(_plain.ToString(), Tokens);
                _plain.Clear();
            }
        }

        private void TrimEnd()
        {
            while (_plain.Length > 0 && char.IsWhiteSpace(_plain[^1]))
            {
                _plain.Length--;
            }
        }
    }
}
