using System.Globalization;

namespace Arena.Grains.Storage.Sql;

/// <summary>A script that brings the schema from the number before to its own.</summary>
/// <param name="Number">From 1; a number may be missing, and a script with a lower number may come later than one with a higher.</param>
/// <param name="Name">What the file's name says after the number.</param>
/// <param name="Script">SQL.</param>
internal sealed record Migration(int Number, string Name, string Script)
{
    /// <summary>The embedded scripts of a folder, in order.</summary>
    public static IReadOnlyList<Migration> Of(string folder) =>
        [.. typeof(Migration).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(name => Load(name, name[(folder.Length + 1)..^".sql".Length]))];

    private static Migration Load(string resource, string file)
    {
        using var reader = new StreamReader(typeof(Migration).Assembly.GetManifestResourceStream(resource)!);
        var parts = file.Split('_', 2);
        return new Migration(int.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], reader.ReadToEnd());
    }
}
