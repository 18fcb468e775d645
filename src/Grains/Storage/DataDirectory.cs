namespace Arena.Grains.Storage;

/// <summary>The folder of the database, the lock and the operator's token.</summary>
internal static class DataDirectory
{
    /// <summary>Makes it where it is missing. Texts of people lie in it, so nobody else on the machine may read it.</summary>
    public static void Create(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
