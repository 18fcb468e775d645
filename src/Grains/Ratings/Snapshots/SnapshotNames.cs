using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Arena.Contracts.Ratings;
using Arena.Ratings.Boards;

namespace Arena.Grains.Ratings.Snapshots;

/// <summary>Words of a snapshot, and its id.</summary>
internal static class SnapshotNames
{
    public static string Of(BoardMethod method) => method switch
    {
        BoardMethod.Davidson => "davidson",
        BoardMethod.BradleyTerry => "bt",
        BoardMethod.Elo => "elo",
        _ => throw new ArgumentOutOfRangeException(nameof(method)),
    };

    public static BoardMethod Method(string name) => name switch
    {
        "davidson" => BoardMethod.Davidson,
        "bt" => BoardMethod.BradleyTerry,
        "elo" => BoardMethod.Elo,
        _ => throw new InvalidDataException($"the method {name} is not known"),
    };

    public static string Of(RowStatus status) => status switch
    {
        RowStatus.Established => "established",
        RowStatus.Usable => "usable",
        _ => "provisional",
    };

    /// <summary>Time, board and method; fit for an address and a file name. Topics of other arenas hold anything, so a board that needed cleaning gets a mark of its own.</summary>
    public static string Id(SnapshotRequest request, DateTimeOffset at)
    {
        var plain = request.Board.Replace(':', '-').Replace('/', '-');
        var clean = string.Concat(plain.Select(character => char.IsAsciiLetterOrDigit(character) || character == '-' ? character : '-'));
        var mark = clean == plain ? "" : "-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request.Board)))[..8];
        var style = request.Kind.Style ? "-style" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{at.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{clean}{mark}-{Of(request.Method)}{style}");
    }
}
