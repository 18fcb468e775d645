using Arena.Inference.LlamaCpp.Gguf;

namespace Arena.Inference.LlamaCpp;

/// <summary>A GGUF file whose header was read and found sound.</summary>
/// <param name="Info">The file as it was then.</param>
/// <param name="Header">Its header.</param>
/// <param name="Shape">What decides its memory.</param>
internal sealed record ModelFile(FileInfo Info, GgufHeader Header, ModelShape Shape)
{
    /// <exception cref="InferenceException">The file is missing or not a model that could be loaded.</exception>
    public static ModelFile Open(ModelSpec model)
    {
        var info = new FileInfo(model.Location);
        if (!info.Exists)
        {
            throw new InferenceException(InferenceError.FileMissing, $"The file of {model.Id} is not there: {model.Location}");
        }

        try
        {
            using var stream = new FileStream(info.FullName, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            var header = GgufReader.Read(stream);
            return new ModelFile(info, header, ModelShapeReader.Read(header));
        }
        catch (GgufException broken)
        {
            throw new InferenceException(InferenceError.FileInvalid, $"{info.Name} is not a usable model: {broken.Message}.", broken);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new InferenceException(InferenceError.FileMissing, $"{info.Name} cannot be read: {unreadable.Message}", unreadable);
        }
    }
}
