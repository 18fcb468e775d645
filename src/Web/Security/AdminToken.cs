using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Arena.Web.Hosting;

namespace Arena.Web.Security;

/// <summary>The operators' secret: a file that only its owner can read, made at the first start.</summary>
public sealed class AdminToken
{
    public const string FileName = "admin.token";

    private readonly byte[] _hash;

    public AdminToken(DataFolder folder) => _hash = SHA256.HashData(Encoding.UTF8.GetBytes(ReadOrMake(folder.Path)));

    /// <summary>Whether an Authorization header carries the token. Takes the same time for any wrong one.</summary>
    public bool Admits(string? authorization)
    {
        const string scheme = "Bearer ";
        if (authorization is null || !authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var given = SHA256.HashData(Encoding.UTF8.GetBytes(authorization[scheme.Length..].Trim()));
        return CryptographicOperations.FixedTimeEquals(given, _hash);
    }

    private static string ReadOrMake(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            Make(path);
        }

        var token = File.ReadAllText(path).Trim();
        return token.Length > 0 ? token : throw new InvalidDataException($"{path} is empty.");
    }

    // Written whole under another name first, so that a crash never leaves half a token, and never replacing one that is there.
    private static void Make(string path)
    {
        var draft = $"{path}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var writer = new StreamWriter(draft, options))
        {
            writer.WriteLine(Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));
        }

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
