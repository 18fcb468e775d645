using System.Runtime.InteropServices;
using Arena.Inference.LlamaCpp;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arena.Inference.Tests.LlamaCpp;

public sealed class LlamaLibraryLocatorTests : IDisposable
{
    private static readonly string Platform =
        (OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "mac" : "linux") + "-" + RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    private static readonly string Extension = OperatingSystem.IsWindows() ? "dll" : OperatingSystem.IsMacOS() ? "dylib" : "so";

    private readonly string _root = Directory.CreateTempSubdirectory("arena-library-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Names_match_by_their_start_and_not_by_a_part()
    {
        var folder = Create("x", "libllama.cuda.v0.5.0", "libllama-common", "libggml.v0.5.0", "libggml-base", "libggml-cpu-haswell");
        Path.GetFileName(LlamaLibraryLocator.FindLibrary(folder, "llama")).ShouldStartWith("libllama.cuda");
        Path.GetFileName(LlamaLibraryLocator.FindLibrary(folder, "ggml")).ShouldStartWith("libggml.v0");
        Path.GetFileName(LlamaLibraryLocator.FindLibrary(folder, "ggml-base")).ShouldStartWith("libggml-base");
        LlamaLibraryLocator.FindLibrary(folder, "ggml-cuda").ShouldBeNull();
    }

    [Fact]
    public void Folder_beside_the_program_comes_before_what_npm_restored()
    {
        Create(Package(""), "libllama");
        LlamaLibraryLocator.FindFolder(Path.Combine(_root, "a", "b")).ShouldBe(Path.Combine(_root, Package("")));
        var beside = Create("llama", "libllama");
        LlamaLibraryLocator.FindFolder(Path.Combine(_root, "a", "b")).ShouldBe(beside);
    }

    [Fact]
    public void Library_for_a_gpu_comes_before_the_plain_one()
    {
        Create(Package(""), "libllama");
        var cuda = Create(Package("-cuda"), "libllama.cuda");
        LlamaLibraryLocator.FindFolder(_root).ShouldBe(cuda);
    }

    [Fact]
    public void Folder_llama_may_be_where_npm_was_told_to_install()
    {
        Create(Package(""), "libllama");
        var own = Create(Path.Combine("llama", Package("-cuda")), "libllama.cuda");
        LlamaLibraryLocator.FindFolder(Path.Combine(_root, "a")).ShouldBe(own);
    }

    [Fact]
    public void Second_build_of_a_backend_is_found_in_the_packages_extension()
    {
        var folder = Create(Package("-cuda"), "libllama.cuda", "libggml-cuda");
        LlamaLibraryLocator.FindFallback(folder, "ggml-cuda").ShouldBeNull();
        var extension = Path.Combine("node_modules", "@node-llama-cpp", Platform + "-cuda-ext", "bins", Platform + "-cuda", "fallback");
        var fallback = Create(extension, "libggml-cuda");
        LlamaLibraryLocator.FindFallback(folder, "ggml-cuda").ShouldBe(Path.Combine(fallback, $"libggml-cuda.{Extension}"));
    }

    [Fact]
    public void Backend_that_does_not_load_gives_the_loaders_reason()
    {
        var folder = Create("broken", "libggml-cuda");
        GpuSupport.WhyNone(folder, DeviceKind.Cuda).ShouldContain($"libggml-cuda.{Extension} does not load");
        GpuSupport.WhyNone(folder, DeviceKind.Vulkan).ShouldContain("is not built for it");
    }

    [Fact]
    public void Folder_without_the_library_is_none()
    {
        Create("llama", "libggml");
        LlamaLibraryLocator.FindFolder(_root)?.ShouldNotStartWith(_root);
    }

    [Fact]
    public void Library_that_was_found_is_loaded_from_its_folder()
    {
        LlamaLibrary.Load(null, NullLogger.Instance);
        LlamaLibraryLocator.FindLibrary(LlamaLibrary.Folder!, "llama").ShouldNotBeNull();
    }

    private static string Package(string variant) =>
        Path.Combine("node_modules", "@node-llama-cpp", Platform + variant, "bins", Platform + variant);

    private string Create(string folder, params string[] libraries)
    {
        var path = Directory.CreateDirectory(Path.Combine(_root, folder)).FullName;
        Array.ForEach(libraries, library => File.WriteAllText(Path.Combine(path, $"{library}.{Extension}"), ""));
        return path;
    }
}
