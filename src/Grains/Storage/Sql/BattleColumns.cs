using System.Data.Common;
using Arena.Contracts.Battles;
using Arena.Contracts.Voters;

namespace Arena.Grains.Storage.Sql;

/// <summary>Rows of the tables battles (b), turns (t), answers (a) and vote_notes (n).</summary>
internal static class BattleColumns
{
    public const string Reservation = "b.battle, b.voter, b.key, b.body_hash, b.language, b.reserved_at";

    public const string Turn = "t.battle, t.turn, t.key, t.prompt, t.added_at";

    public const string Answer =
        """
        a.battle, a.turn, a.side, a.attempt, a.epoch, a.status, a.failure, a.text, a.tokens, a.prompt_tokens, a.first_text_ms, a.generation_ms,
        a.finished_at
        """;

    public const string Notes = "n.battle, n.tags, n.comment, n.added_at";

    public static BattleReservation MapReservation(DbDataReader reader) =>
        new(
            new BattleId(reader.GetString(0)),
            new VoterId(reader.GetString(1)),
            reader.GetString(2),
            reader.GetString(3),
            reader.GetString(4),
            reader.GetTime(5));

    public static TurnText MapTurn(DbDataReader reader) =>
        new(new BattleId(reader.GetString(0)), reader.GetInt32(1), reader.GetString(2), reader.GetText(3), reader.GetTime(4));

    public static AnswerText MapAnswer(DbDataReader reader) =>
        new(
            new BattleId(reader.GetString(0)),
            reader.GetInt32(1),
            (Side)reader.GetInt32(2),
            reader.GetInt32(3),
            reader.GetInt64(4),
            (AnswerStatus)reader.GetInt32(5),
            (AnswerFailure)reader.GetInt32(6),
            reader.GetText(7),
            reader.GetInt32(8),
            reader.GetInt32(9),
            reader.IsDBNull(10) ? null : reader.GetInt32(10),
            reader.GetInt32(11),
            reader.GetTime(12));

    public static VoteNotes MapNotes(DbDataReader reader) =>
        new(new BattleId(reader.GetString(0)), reader.GetString(1), reader.GetText(2), reader.GetTime(3));
}
