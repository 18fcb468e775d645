namespace Arena.Grains.Hosting;

/// <summary>Finds the folder that defaults start from.</summary>
public static class ArenaPaths
{
    /// <summary>The folder of Arena.sln when the program runs from a checkout, else the current one.</summary>
    public static string Root { get; } = Checkout(AppContext.BaseDirectory) ?? Environment.CurrentDirectory;

    private static string? Checkout(string? folder) =>
        folder is null ? null : File.Exists(Path.Combine(folder, "Arena.sln")) ? folder : Checkout(Path.GetDirectoryName(folder));
}
