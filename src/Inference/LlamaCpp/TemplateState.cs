namespace Arena.Inference.LlamaCpp;

/// <summary>Whether a model's own chat template can be applied.</summary>
public enum TemplateState
{
    /// <summary>The file holds none: a base model.</summary>
    Missing,

    /// <summary>The library does not know it.</summary>
    Unknown,

    /// <summary>The library knows it.</summary>
    Known,
}
