namespace Arena.Inference.LlamaCpp.Prompts;

/// <summary>Plain text for base models: an answer continues its prompt, everything else is a paragraph of its own.</summary>
internal sealed class CompletionTemplate : IPromptTemplate
{
    public IReadOnlyList<PromptPart> Apply(IReadOnlyList<ChatMessage> messages)
    {
        var parts = new List<PromptPart>();
        for (var i = 0; i < messages.Count; i++)
        {
            if (i > 0)
            {
                parts.Add(new PromptPart(Separator(messages[i - 1], messages[i]), Trusted: true));
            }

            parts.Add(new PromptPart(messages[i].Text, Trusted: false));
        }

        return parts;
    }

    // Answers are stored trimmed, so the space that the model wrote first has to come back.
    private static string Separator(ChatMessage before, ChatMessage after)
    {
        if (after.Role != ChatRole.Assistant)
        {
            return "\n\n";
        }

        var spaced = before.Text.Length == 0 || after.Text.Length == 0
            || char.IsWhiteSpace(before.Text[^1]) || char.IsWhiteSpace(after.Text[0]);
        return spaced ? "" : " ";
    }
}
