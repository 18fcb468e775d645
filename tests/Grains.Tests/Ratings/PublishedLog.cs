using System.Globalization;
using Arena.Contracts.Battles;
using Arena.Contracts.Models;
using Arena.Contracts.Voters;
using Arena.Grains.Storage;

namespace Arena.Grains.Tests.Ratings;

/// <summary>
/// A small log that is kept in the repository with snapshots that older versions of the program published of it. The folder Published holds
/// votes.csv, exclusions.csv and the snapshots.
/// </summary>
internal static class PublishedLog
{
    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Ratings", "Published");

    public static IEnumerable<string> Snapshots() => Directory.GetFiles(Folder, "*.json").Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal);

    public static byte[] Snapshot(string file) => File.ReadAllBytes(Path.Combine(Folder, file));

    /// <summary>Columns: battle, left, right, verdict, language, topic, voter, milliseconds, lengths, then ten counts of style or nothing.</summary>
    public static IEnumerable<VoteDraft> Votes() => File.ReadLines(Path.Combine(Folder, "votes.csv")).Skip(1).Select(line => Vote(line.Split(',')));

    public static IEnumerable<Exclusion> Exclusions() => File.ReadLines(Path.Combine(Folder, "exclusions.csv")).Skip(1).Select(line => line.Split(','))
        .Select(cells => new Exclusion(Number(cells[0]), cells[1].Length == 0 ? null : cells[1], "operator", Ballots.Start));

    private static VoteDraft Vote(string[] cells) => new(
        new BattleId(cells[0]),
        1,
        0,
        0,
        new ContestantId(cells[1]),
        new ContestantId(cells[2]),
        Enum.Parse<Verdict>(cells[3]),
        cells[4],
        cells[5],
        0.25,
        "{}",
        Number(cells[8]),
        Number(cells[9]),
        "",
        "own",
        new VoterId(cells[6]),
        DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(cells[7], CultureInfo.InvariantCulture)),
        "key")
    {
        Style = cells.Length < 20 ? null : new VoteStyle(Style(cells, 10), Style(cells, 15)),
    };

    private static AnswerStyle Style(string[] cells, int at) =>
        new(Number(cells[at]), Number(cells[at + 1]), Number(cells[at + 2]), Number(cells[at + 3]), Number(cells[at + 4]));

    private static int Number(string cell) => int.Parse(cell, CultureInfo.InvariantCulture);
}
