namespace Arena.Inference.LlamaCpp.Prompts;

/// <summary>What decides how a conversation is tokenised. A replaced file is another vocabulary.</summary>
internal sealed record TokeniserKey(string Path, DateTime Changed, PromptFormat Format, int ContextLength)
{
    public static TokeniserKey Of(ModelSpec model) =>
        new(model.Location, File.GetLastWriteTimeUtc(model.Location), model.Format, model.ContextLength);
}
