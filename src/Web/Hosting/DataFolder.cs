using Microsoft.Extensions.Options;

namespace Arena.Web.Hosting;

/// <summary>The folder that holds what must outlive the process.</summary>
public sealed class DataFolder(IOptions<WebOptions> options)
{
    /// <summary>Absolute path; made when it is not there.</summary>
    public string Path { get; } = Make(options.Value.DataFolder);

    private static string Make(string configured)
    {
        var path = System.IO.Path.GetFullPath(configured.Length > 0 ? configured : System.IO.Path.Combine(Root(), "data"));
        return Directory.CreateDirectory(path).FullName;
    }

    /// <summary>The solution's folder when started from a checkout, else the current one.</summary>
    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder, "Arena.sln")))
        {
            folder = System.IO.Path.GetDirectoryName(folder);
        }

        return folder ?? Environment.CurrentDirectory;
    }
}
