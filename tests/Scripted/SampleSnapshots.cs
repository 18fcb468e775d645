using System.Text.Json;
using Arena.Contracts.Ratings;

namespace Arena.Scripted;

/// <summary>Published boards as the research grain gives their bytes.</summary>
public static class SampleSnapshots
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Publishes the rows of a board on the arena.</summary>
    public static void Publish(this ScriptedArena arena, string id, Board board, int day, string votesHash)
    {
        ArgumentNullException.ThrowIfNull(arena);
        ArgumentNullException.ThrowIfNull(board);
        var info = new SnapshotInfo(id, Noon.AddDays(day), board.Name, board.MethodVersion, board.Votes, board.VoteCutoff, new string('1', 64), votesHash);
        arena.Snapshots = [info, .. arena.Snapshots];
        arena.SnapshotBytes[id] = [.. JsonSerializer.SerializeToUtf8Bytes(Content(info, board))];
    }

    /// <summary>Publishes two boards, "first" and "second", of the same contestants and more votes.</summary>
    public static void PublishTwo(this ScriptedArena arena)
    {
        ArgumentNullException.ThrowIfNull(arena);
        var board = SampleData.Board(new BoardQuery(null, null, BoardMethod.Davidson, Style: false));
        arena.Snapshots = [];
        arena.Publish("first", board, 0, new string('a', 64));
        arena.Publish("second", board with { Votes = 500 }, 1, new string('b', 64));
    }

    private static Dictionary<string, object?> Content(SnapshotInfo info, Board board) => new()
    {
        ["format"] = 1,
        ["id"] = info.Id,
        ["publishedAt"] = info.PublishedAt,
        ["board"] = info.Board,
        ["method"] = "davidson",
        ["style"] = false,
        ["methodVersion"] = info.MethodVersion,
        ["votes"] = info.Votes,
        ["voteCutoff"] = info.VoteCutoff,
        ["logHash"] = info.LogHash,
        ["votesHash"] = info.VotesHash,
        ["seed"] = 1,
        ["contestants"] = board.Rows.Select(row => new { id = row.Contestant, name = row.Name }),
        ["rows"] = board.Rows.Select(Row),
    };

    private static object Row(BoardRow row) => new
    {
        component = row.Component,
        rank = row.Rank,
        rankLow = row.RankLow,
        rankHigh = row.RankHigh,
        contestant = row.Contestant,
        rating = row.Rating,
        low = row.Low,
        high = row.High,
        votes = row.Votes,
        status = row.Status.ToString().ToLowerInvariant(),
    };
}
