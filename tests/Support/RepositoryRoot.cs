namespace Arena.Support;

/// <summary>Finds the checkout that the tests run from.</summary>
public static class RepositoryRoot
{
    /// <summary>Absolute path of the folder that holds Arena.sln.</summary>
    public static string Path { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string folder) =>
        File.Exists(System.IO.Path.Combine(folder, "Arena.sln"))
            ? folder
            : Find(System.IO.Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Arena.sln is not above the tests."));
}
