using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Arena.Embedded.Catalog;

/// <summary>
/// Finds the assemblies with grains. The compiler drops references that code does not use, so a loaded assembly's
/// references do not lead there; the metadata of the files in the output folder does.
/// </summary>
internal static class GrainDiscovery
{
    private static readonly string HostName = typeof(GrainDiscovery).Assembly.GetName().Name!;

    public static IReadOnlyCollection<Assembly> Find(EmbeddedGrainOptions options) =>
        options.Assemblies is { Count: > 0 } given
            ? [.. given.Distinct()]
            : [.. Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll").Where(UsesHost).Order(StringComparer.Ordinal).Select(Load)];

    private static Assembly Load(string path) => Assembly.Load(new AssemblyName(Path.GetFileNameWithoutExtension(path)));

    private static bool UsesHost(string path)
    {
        try
        {
            using var file = new PEReader(File.OpenRead(path));
            return file.HasMetadata && UsesHost(file.GetMetadataReader());
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }

    private static bool UsesHost(MetadataReader metadata) => metadata.IsAssembly && metadata.AssemblyReferences
        .Any(handle => metadata.StringComparer.Equals(metadata.GetAssemblyReference(handle).Name, HostName));
}
