using System.Runtime.InteropServices;

namespace Arena.Inference.LlamaCpp;

/// <summary>Finds the folder with the native library, and files in it by the start of their names: packages put variant and version into them.</summary>
internal static class LlamaLibraryLocator
{
    // A package for a GPU holds the CPU libraries too, so it comes first where it was installed.
    private static readonly string[] Variants = ["-cuda", "-metal", "-vulkan", ""];

    /// <summary>The folder, or null; searches from <paramref name="start"/> upwards.</summary>
    public static string? FindFolder(string start)
    {
        for (var folder = start; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var found = Candidates(folder).FirstOrDefault(candidate => FindLibrary(candidate, "llama") is not null);
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The full path of lib{name}.*.so, {name}.*.dll and so on; null when the folder has none.</summary>
    public static string? FindLibrary(string folder, string name)
    {
        if (!Directory.Exists(folder))
        {
            return null;
        }

        var extension = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";
        return Directory.EnumerateFiles(folder)
            .Where(file => IsLibrary(Path.GetFileName(file), name, extension))
            .Order(StringComparer.Ordinal)
            .FirstOrDefault();
    }

    /// <summary>A second build of a backend: in a folder fallback, or in the package's extension (its name and -ext) beside it. Null where there is none.</summary>
    public static string? FindFallback(string folder, string name)
    {
        var package = Path.GetFileName(folder);
        var packages = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(folder)));
        var extension = packages is null ? null : Path.Combine(packages, package + "-ext", "bins", package, "fallback");
        return FindLibrary(Path.Combine(folder, "fallback"), name) ?? (extension is null ? null : FindLibrary(extension, name));
    }

    private static bool IsLibrary(string file, string name, string extension)
    {
        var bare = file.StartsWith("lib", StringComparison.Ordinal) ? file[3..] : file;
        return bare.StartsWith(name + ".", StringComparison.Ordinal) && bare.EndsWith(extension, StringComparison.Ordinal);
    }

    // A folder llama holds the files themselves, or is where npm was told to put its packages.
    private static IReadOnlyList<string> Candidates(string folder)
    {
        var own = Path.Combine(folder, "llama");
        string[] places = [own, folder];
        return [own, .. places.SelectMany(place => Variants.Select(variant => Package(place, PlatformName() + variant)))];
    }

    private static string Package(string place, string package) =>
        Path.Combine(place, "node_modules", "@node-llama-cpp", package, "bins", package);

    private static string PlatformName()
    {
        var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "mac" : "linux";
        return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
    }
}
