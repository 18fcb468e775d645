namespace Arena.Inference;

/// <summary>How messages become a prompt.</summary>
public enum PromptFormat
{
    /// <summary>The chat template in the model's metadata.</summary>
    Chat,

    /// <summary>Plain continuation of the text, for base models.</summary>
    Completion,
}
