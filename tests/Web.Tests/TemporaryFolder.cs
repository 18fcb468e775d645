namespace Arena.Web.Tests;

/// <summary>A folder of one test.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("arena-web-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
