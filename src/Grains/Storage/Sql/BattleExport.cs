using System.Runtime.CompilerServices;

namespace Arena.Grains.Storage.Sql;

/// <summary>Battles with all their texts, a page of battles at a time, so that no read lasts long.</summary>
internal sealed class BattleExport(SqlDatabase database, DateTimeOffset unvotedBefore)
{
    private const int PageSize = 32;

    private const string Selected =
        "(b.reserved_at < @before OR EXISTS (SELECT 1 FROM votes w WHERE w.battle = b.battle))";

    private const string InPage = $"JOIN battles b ON b.battle = x.battle WHERE b.battle >= @first AND b.battle <= @last AND {Selected}";

    public async IAsyncEnumerable<BattleTexts> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var after = "";
        while (await database.ReadAsync((session, token) => PageAsync(session, after, token), cancellationToken) is { Count: > 0 } page)
        {
            after = page[^1].Reservation.Battle.Value;
            foreach (var battle in page)
            {
                yield return battle;
            }
        }
    }

    private async Task<List<BattleTexts>> PageAsync(SqlSession session, string after, CancellationToken cancellationToken)
    {
        var before = unvotedBefore.ToUnixTimeMilliseconds();
        var battles = await session.ListAsync(
            $"SELECT {BattleColumns.Reservation} FROM battles b WHERE b.battle > @after AND {Selected} ORDER BY b.battle LIMIT @size",
            BattleColumns.MapReservation,
            cancellationToken,
            ("@after", after),
            ("@before", before),
            ("@size", PageSize));
        if (battles.Count == 0)
        {
            return [];
        }

        (string, object?)[] page = [("@first", battles[0].Battle.Value), ("@last", battles[^1].Battle.Value), ("@before", before)];
        var turns = await session.ListAsync(
            $"SELECT {BattleColumns.Turn} FROM turns t {InPageOf("t")} ORDER BY t.battle, t.turn", BattleColumns.MapTurn, cancellationToken, page);
        var answers = await session.ListAsync(
            $"SELECT {BattleColumns.Answer} FROM answers a {InPageOf("a")} ORDER BY a.battle, a.turn, a.side, a.attempt",
            BattleColumns.MapAnswer,
            cancellationToken,
            page);
        var votes = await session.ListAsync($"SELECT {VoteColumns.List} FROM votes v {InPageOf("v")}", session.MapVote, cancellationToken, page);
        var notes = await session.ListAsync($"SELECT {BattleColumns.Notes} FROM vote_notes n {InPageOf("n")}", BattleColumns.MapNotes, cancellationToken, page);

        // After the votes: a vote that names its model is excluded with it, and must not be read without.
        var excluded = await session.ListAsync(
            $"SELECT v.sequence, {SqlExclusionStore.Now} FROM votes v {InPageOf("v")}", reader => (Sequence: reader.GetInt64(0), Reason: reader.GetText(1)), cancellationToken, page);
        return Fold(battles, turns, answers, votes, notes, excluded.ToDictionary(vote => vote.Sequence, vote => vote.Reason));
    }

    private static string InPageOf(string table) => InPage.Replace("x.battle", table + ".battle", StringComparison.Ordinal);

    private static List<BattleTexts> Fold(
        List<BattleReservation> battles, List<TurnText> turns, List<AnswerText> answers, List<VoteRow> votes, List<VoteNotes> notes,
        Dictionary<long, string?> excluded)
    {
        var turnsOf = turns.ToLookup(turn => turn.Battle);
        var answersOf = answers.ToLookup(answer => answer.Battle);
        var voteOf = votes.ToDictionary(vote => vote.Vote.Battle);
        var notesOf = notes.ToDictionary(note => note.Battle);
        return battles.ConvertAll(battle => new BattleTexts(
            battle,
            [.. turnsOf[battle.Battle]],
            [.. answersOf[battle.Battle]],
            voteOf.GetValueOrDefault(battle.Battle),
            notesOf.GetValueOrDefault(battle.Battle),
            voteOf.TryGetValue(battle.Battle, out var vote) ? excluded[vote.Sequence] : null));
    }
}
