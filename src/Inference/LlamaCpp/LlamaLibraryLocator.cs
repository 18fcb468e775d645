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

    private static bool IsLibrary(string file, string name, string extension)
    {
        var bare = file.StartsWith("lib", StringComparison.Ordinal) ? file[3..] : file;
        return bare.StartsWith(name + ".", StringComparison.Ordinal) && bare.EndsWith(extension, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Candidates(string folder)
    {
        yield return Path.Combine(folder, "llama");
        foreach (var variant in Variants)
        {
            var package = PlatformName() + variant;
            yield return Path.Combine(folder, "node_modules", "@node-llama-cpp", package, "bins", package);
        }
    }

    private static string PlatformName()
    {
        var system = OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "mac" : "linux";
        return $"{system}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";
    }
}
