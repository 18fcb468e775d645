using System.Diagnostics;

namespace Arena.Support;

/// <summary>PostgreSQL's programs, run as a user they accept.</summary>
internal sealed class PostgresTools
{
    private static readonly string[] Programs = ["initdb", "pg_ctl", "postgres"];

    private readonly string _folder;

    private PostgresTools(string folder) => _folder = folder;

    // The server refuses to run as root.
    private static bool IsRoot => !OperatingSystem.IsWindows() && Environment.UserName == "root";

    /// <summary>In PATH, else the newest of Debian's folders; null where there is none.</summary>
    public static PostgresTools? Find()
    {
        const string Debian = "/usr/lib/postgresql";
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var versions = Directory.Exists(Debian) ? Directory.GetDirectories(Debian) : [];
        var folder = path
            .Concat(versions.OrderByDescending(Version).Select(version => Path.Combine(version, "bin")))
            .FirstOrDefault(candidate => Programs.All(program => File.Exists(Path.Combine(candidate, program))));
        return folder is null ? null : new PostgresTools(folder);
    }

    /// <summary>Gives a folder to the user the programs run as.</summary>
    public static async Task OwnAsync(string folder)
    {
        if (IsRoot)
        {
            await StartAsync("chown", ["postgres", folder]);
        }
    }

    /// <exception cref="InvalidOperationException">It failed; with what it said.</exception>
    public Task RunAsync(string program, params string[] arguments) =>
        IsRoot
            ? StartAsync("runuser", ["-u", "postgres", "--", Path.Combine(_folder, program), .. arguments])
            : StartAsync(Path.Combine(_folder, program), arguments);

    private static int Version(string folder) => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0;

    // A server keeps the pipes it inherits, so nothing may wait for their end: output goes to a file.
    private static async Task StartAsync(string file, string[] arguments)
    {
        var output = Path.GetTempFileName();
        try
        {
            var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = Path.GetTempPath() };
            foreach (var argument in (string[])["-c", "out=$1; shift; exec \"$@\" >\"$out\" 2>&1 </dev/null", "sh", output, file, .. arguments])
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start.");
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
            {
                throw new InvalidOperationException($"{string.Join(' ', arguments)}: {await File.ReadAllTextAsync(output)}");
            }
        }
        finally
        {
            File.Delete(output);
        }
    }
}
