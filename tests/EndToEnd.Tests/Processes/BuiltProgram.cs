namespace Arena.EndToEnd.Tests.Processes;

/// <summary>Where this build put the programs that are started as processes.</summary>
public static class BuiltProgram
{
    /// <summary>The web host, of the same edition and configuration as the caller.</summary>
    public static string Web { get; } = Find("Web");

    /// <summary>The node without pages.</summary>
    public static string Silo { get; } = Find("Silo");

    // .../bin/EndToEnd.Tests/debug/ stands beside .../bin/Web/debug/.
    private static string Find(string project)
    {
        var own = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        return Path.Combine(own.Parent!.Parent!.FullName, project, own.Name, $"Arena.{project}.dll");
    }
}
