namespace Arena.Inference.LlamaCpp;

/// <summary>Looks at model files without loading them.</summary>
public interface IModelInspector
{
    /// <summary>Reads the header, plans the memory, and tries the chat template.</summary>
    /// <exception cref="InferenceException">The file is missing or no usable model, or the library is.</exception>
    ModelFacts Inspect(ModelSpec model);

    /// <summary>Lower-case hexadecimal SHA-256 of the whole file.</summary>
    /// <exception cref="InferenceException">The file cannot be read.</exception>
    Task<string> HashAsync(string path, CancellationToken cancellationToken);
}
