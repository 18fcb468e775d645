namespace Arena.Inference.LlamaCpp.Prompts;

/// <summary>Lays a conversation out as a prompt.</summary>
internal interface IPromptTemplate
{
    IReadOnlyList<PromptPart> Apply(IReadOnlyList<ChatMessage> messages);
}
