using System.Data.Common;
using Arena.Contracts.Battles;
using Arena.Contracts.Models;
using Arena.Contracts.Voters;

namespace Arena.Grains.Storage.Sql;

/// <summary>A row of the table votes.</summary>
internal static class VoteColumns
{
    /// <summary>The columns in the order in which a row is read; the table is called v.</summary>
    public const string List =
        """
        v.sequence, v.battle, v.turn, v.left_attempt, v.right_attempt, v.left_contestant, v.right_contestant, v.verdict, v.language, v.topic,
        v.probability, v.parameters, v.left_length, v.right_length, v.flags, v.source, v.voter, v.cast_at, v.key, v.hash
        """;

    /// <summary>The columns of a <see cref="LoggedVote"/>, in its order; the table is called v.</summary>
    public const string LoggedList =
        """
        v.left_contestant, v.right_contestant, v.verdict, v.language, v.topic, v.source, v.voter, v.left_length, v.right_length, v.cast_at
        """;

    public const string Insert =
        """
        INSERT INTO votes (sequence, battle, turn, left_attempt, right_attempt, left_contestant, right_contestant, verdict, language, topic,
            probability, parameters, left_length, right_length, flags, source, voter, cast_at, key, hash)
        VALUES (@sequence, @battle, @turn, @left_attempt, @right_attempt, @left_contestant, @right_contestant, @verdict, @language, @topic,
            @probability, @parameters, @left_length, @right_length, @flags, @source, @voter, @cast_at, @key, @hash)
        """;

    /// <param name="reader">On a row.</param>
    /// <param name="at">Where the list starts among the row's columns.</param>
    public static VoteRow Map(DbDataReader reader, int at) =>
        new(
            reader.GetInt64(at),
            new VoteDraft(
                new BattleId(reader.GetString(at + 1)),
                reader.GetInt32(at + 2),
                reader.GetInt32(at + 3),
                reader.GetInt32(at + 4),
                new ContestantId(reader.GetString(at + 5)),
                new ContestantId(reader.GetString(at + 6)),
                (Verdict)reader.GetInt32(at + 7),
                reader.GetString(at + 8),
                reader.GetString(at + 9),
                reader.GetDouble(at + 10),
                reader.GetString(at + 11),
                reader.GetInt32(at + 12),
                reader.GetInt32(at + 13),
                reader.GetString(at + 14),
                reader.GetString(at + 15),
                new VoterId(reader.GetString(at + 16)),
                reader.GetTime(at + 17),
                reader.GetString(at + 18)),
            reader.GetString(at + 19));

    /// <param name="reader">On a row of <see cref="LoggedList"/>.</param>
    /// <param name="texts">Takes the texts.</param>
    public static LoggedVote MapLogged(DbDataReader reader, Interning texts) =>
        new(
            texts.Number(reader.GetString(0)),
            texts.Number(reader.GetString(1)),
            (Verdict)reader.GetInt32(2),
            texts.Number(reader.GetString(3)),
            texts.Number(reader.GetString(4)),
            texts.Number(reader.GetString(5)),
            texts.Number(reader.GetString(6)),
            reader.GetInt32(7),
            reader.GetInt32(8),
            reader.GetInt64(9));

    public static (string Name, object? Value)[] Parameters(VoteRow row) =>
    [
        ("@sequence", row.Sequence),
        ("@battle", row.Vote.Battle.Value),
        ("@turn", row.Vote.Turn),
        ("@left_attempt", row.Vote.LeftAttempt),
        ("@right_attempt", row.Vote.RightAttempt),
        ("@left_contestant", row.Vote.Left.Value),
        ("@right_contestant", row.Vote.Right.Value),
        ("@verdict", (int)row.Vote.Verdict),
        ("@language", row.Vote.Language),
        ("@topic", row.Vote.Topic),
        ("@probability", row.Vote.Probability),
        ("@parameters", row.Vote.Parameters),
        ("@left_length", row.Vote.LeftLength),
        ("@right_length", row.Vote.RightLength),
        ("@flags", row.Vote.Flags),
        ("@source", row.Vote.Source),
        ("@voter", row.Vote.Voter.Value),
        ("@cast_at", row.Vote.CastAt.ToUnixTimeMilliseconds()),
        ("@key", row.Vote.Key),
        ("@hash", row.Hash),
    ];
}
