namespace Arena.Inference.Tests.Models;

/// <summary>A temporary folder with the models of the run, written once each.</summary>
public sealed class ModelFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("arena-models-").FullName;
    private readonly Dictionary<string, string> _written = [];
    private readonly Lock _gate = new();

    public string RandomModel => Get("random", path => TinyModel.WriteRandom(path));

    public string BytePairModel => Get("byte pairs", path => TinyModel.WriteRandom(path, bytePairs: true));

    /// <summary>A model that says these words, then ends.</summary>
    public string Scripted(params string[] words) =>
        Get("says " + string.Join("|", words), path => TinyModel.WriteScripted(path, words));

    /// <summary>A model that says these words over and over.</summary>
    public string Endless(params string[] words) =>
        Get("repeats " + string.Join("|", words), path => TinyModel.WriteScripted(path, words, ends: false));

    /// <summary>A path of its own for a test that damages its file.</summary>
    public string NewPath() => Path.Combine(_folder, $"{Guid.NewGuid():N}.gguf");

    public string Get(string what, Action<string> write)
    {
        lock (_gate)
        {
            if (!_written.TryGetValue(what, out var path))
            {
                _written[what] = path = Path.Combine(_folder, $"model{_written.Count}.gguf");
                write(path);
            }

            return path;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
