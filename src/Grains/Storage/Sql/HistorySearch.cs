using Arena.Contracts.Voters;

namespace Arena.Grains.Storage.Sql;

/// <summary>One page of a voter's battles. A text is looked for in the prompts of all turns.</summary>
internal sealed class HistorySearch
{
    private readonly SqlSession _session;
    private readonly int _page;
    private readonly List<(string Name, object? Value)> _parameters;
    private readonly string _from;

    public HistorySearch(SqlSession session, VoterId voter, HistoryQuery query)
    {
        _session = session;
        _page = Math.Max(1, query.Page);
        _parameters = [("@voter", voter.Value)];
        _from = "FROM battles b JOIN turns t ON t.battle = b.battle AND t.turn = 1 LEFT JOIN votes v ON v.battle = b.battle WHERE b.voter = @voter"
            + ByLanguage(query.Language)
            + ByText(query.Text);
    }

    public async Task<(IReadOnlyList<BattleSummary> Rows, int Total)> RunAsync(int pageSize, CancellationToken cancellationToken)
    {
        var total = await _session.NumberAsync($"SELECT COUNT(*) {_from}", cancellationToken, [.. _parameters]);
        var rows = await _session.ListAsync(
            $"""
            SELECT {BattleColumns.Reservation}, t.prompt, (SELECT COUNT(*) FROM turns c WHERE c.battle = b.battle), {VoteColumns.List} {_from}
            ORDER BY b.reserved_at DESC, b.battle DESC LIMIT @size OFFSET @skip
            """,
            reader => new BattleSummary(
                BattleColumns.MapReservation(reader),
                reader.GetText(6),
                (int)reader.GetInt64(7),
                reader.IsDBNull(8) ? null : VoteColumns.Map(reader, 8)),
            cancellationToken,
            [.. _parameters, ("@size", pageSize), ("@skip", (_page - 1L) * pageSize)]);
        return (rows, (int)total);
    }

    private string ByLanguage(string? language)
    {
        if (string.IsNullOrEmpty(language))
        {
            return "";
        }

        _parameters.Add(("@language", language));
        return " AND b.language = @language";
    }

    private string ByText(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        _parameters.Add(("@text", _session.SearchTerm(text)));
        return $" AND EXISTS (SELECT 1 FROM turns s WHERE s.battle = b.battle AND {_session.Contains("s.prompt", "@text")})";
    }
}
