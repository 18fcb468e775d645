using System.Buffers;
using System.Text.Json;
using Arena.Contracts.Ratings;
using Arena.Ratings.Boards;
using Arena.Ratings.Elo;
using Arena.Ratings.Fits;
using BoardRow = Arena.Ratings.Boards.BoardRow;

namespace Arena.Grains.Ratings.Snapshots;

/// <summary>
/// Writes a snapshot. The bytes depend on nothing but the arguments: members in this order, no white space, everything outside ASCII
/// escaped, numbers in their shortest round-trip form (docs/research.md, "Snapshots").
/// </summary>
internal sealed class SnapshotWriter : IDisposable
{
    /// <summary>Version of the format; a reader that does not know it stops.</summary>
    public const int Format = 1;

    private readonly ArrayBufferWriter<byte> _buffer = new(64 * 1024);
    private readonly Utf8JsonWriter _json;
    private readonly SnapshotContent _content;
    private readonly int[] _present;
    private readonly Dictionary<int, int> _places;

    private SnapshotWriter(SnapshotContent content)
    {
        _json = new Utf8JsonWriter(_buffer);
        _content = content;
        _present = [.. content.Board.Rows.Select(row => row.Contestant).Concat(content.Extras.Shrunken.Keys).Distinct().Order()];
        _places = _present.Select((contestant, place) => (contestant, place)).ToDictionary(pair => pair.contestant, pair => pair.place);
    }

    public static byte[] Write(
        SnapshotLabels labels, SnapshotRequest request, SnapshotScope scope, SnapshotVotes votes, SnapshotContent content, BoardOptions options)
    {
        using var writer = new SnapshotWriter(content);
        writer._json.WriteStartObject();
        writer.WriteHead(labels, request, scope, votes);
        writer.WriteExcluded(votes, request);
        writer.WriteOptions(options, content.Fit?.Options);
        writer.WriteContestants(labels);
        writer.WriteGroups();
        writer.WriteRows();
        writer.WriteExtras();
        writer.WriteCells();
        writer.WriteCovariances();
        writer._json.WriteEndObject();
        writer._json.Flush();
        writer._buffer.Write("\n"u8);
        return writer._buffer.WrittenSpan.ToArray();
    }

    public void Dispose() => _json.Dispose();

    private void WriteHead(SnapshotLabels labels, SnapshotRequest request, SnapshotScope scope, SnapshotVotes votes)
    {
        _json.WriteNumber("format", Format);
        _json.WriteString("id", labels.Id);
        _json.WriteString("publishedAt", labels.PublishedAt.UtcDateTime);
        _json.WriteString("board", request.Board);
        _json.WriteString("language", request.Language);
        _json.WriteString("topic", request.Topic);
        _json.WriteString("method", SnapshotNames.Of(request.Method));
        _json.WriteBoolean("style", request.Kind.Style);
        _json.WriteString("methodVersion", _content.Board.MethodVersion);
        _json.WriteNumber("votes", _content.Board.Votes);
        _json.WriteNumber("voteCutoff", scope.Cutoff);
        _json.WriteString("logHash", votes.LogHash);
        _json.WriteString("votesHash", votes.HashOf(votes.Table.Find(request.Language, request.Topic)));
        _json.WriteNumber("exclusionEntry", scope.ExclusionEntry);
        _json.WriteNumber("styleEntry", scope.StyleEntry);
        _json.WriteNumber("seed", scope.Seed);
        _json.WriteString("software", labels.Software);
    }

    /// <summary>Every vote of the slice that was excluded then, by reason.</summary>
    private void WriteExcluded(SnapshotVotes votes, SnapshotRequest request)
    {
        var excluded = new SortedDictionary<string, List<int>>(StringComparer.Ordinal);
        foreach (var place in votes.Table.Find(request.Language, request.Topic).Places)
        {
            if (votes.Table[place + 1] is { IsCounted: false } vote)
            {
                var reason = VoteStanding.Name(vote.Standing);
                excluded.TryAdd(reason, []);
                excluded[reason].Add(place + 1);
            }
        }

        _json.WriteStartObject("excluded");
        foreach (var (reason, sequences) in excluded)
        {
            _json.WriteStartArray(reason);
            sequences.ForEach(sequence => _json.WriteNumberValue(sequence));
            _json.WriteEndArray();
        }

        _json.WriteEndObject();
    }

    private void WriteOptions(BoardOptions options, FitOptions? fit)
    {
        _json.WriteStartObject("options");
        _json.WriteNumber("scale", EloScale.PointsPerLogOdds);
        _json.WriteNumber("confidence", options.Confidence);
        _json.WriteNumber("rankDraws", options.RankDraws);
        if (fit is not null)
        {
            _json.WriteNumber("penaltyVotes", fit.PenaltyVotes);
            _json.WriteNumber("priorSd", fit.PriorSd);
            _json.WriteBoolean("seat", fit.Seat);
        }

        _json.WriteEndObject();
    }

    private void WriteContestants(SnapshotLabels labels)
    {
        _json.WriteStartArray("contestants");
        foreach (var id in _present.Select(contestant => _content.Contestants[contestant]))
        {
            _json.WriteStartObject();
            _json.WriteString("id", id);
            if (labels.Names.TryGetValue(id, out var names))
            {
                _json.WriteString("name", names.Name);
                _json.WriteString("family", names.Family);
                _json.WriteString("variant", names.Variant);
            }

            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteGroups()
    {
        _json.WriteStartArray("groups");
        foreach (var group in _content.Board.Components.Select(BoardViews.Group))
        {
            _json.WriteStartObject();
            _json.WriteNumber("component", group.Component);
            _json.WriteNumber("contestants", group.Contestants);
            _json.WriteNumber("votes", group.Votes);
            _json.WriteBoolean("stronglyConnected", group.StronglyConnected);
            _json.WriteNumber("penalised", group.Penalised);
            WriteNumber("seat", group.Seat);
            WriteNumber("seatSe", group.SeatSe);
            WriteNumber("nu", group.Nu);
            WriteNumber("logNuSe", group.LogNuSe);
            _json.WriteNumber("criticalValue", group.CriticalValue);
            _json.WriteNumber("voters", group.Voters);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteRows()
    {
        _json.WriteStartArray("rows");
        foreach (var row in _content.Board.Rows)
        {
            _json.WriteStartObject();
            WriteRow(row);
            WriteOther(_content.Extras.PairWeighted.GetValueOrDefault(row.Contestant));
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteRow(BoardRow row)
    {
        _json.WriteNumber("component", row.Component);
        _json.WriteNumber("rank", row.Rank);
        _json.WriteNumber("rankLow", row.RankLow);
        _json.WriteNumber("rankHigh", row.RankHigh);
        _json.WriteString("contestant", _content.Contestants[row.Contestant]);
        WriteNumber("rating", row.Rating);
        WriteNumber("se", row.Se);
        WriteNumber("low", row.Low);
        WriteNumber("high", row.High);
        WriteNumber("bestShare", row.BestShare);
        _json.WriteNumber("tier", row.Tier);
        _json.WriteNumber("votes", row.Votes);
        _json.WriteNumber("wins", row.Wins);
        _json.WriteNumber("losses", row.Losses);
        _json.WriteNumber("ties", row.Ties);
        _json.WriteNumber("bothBad", row.BothBad);
        _json.WriteString("status", SnapshotNames.Of(row.Status));
    }

    private void WriteOther(OtherRating? other)
    {
        if (other is not null)
        {
            _json.WriteStartObject("pairWeighted");
            WriteNumber("rating", other.Rating);
            WriteNumber("low", other.Low);
            WriteNumber("high", other.High);
            _json.WriteEndObject();
        }
    }

    private void WriteExtras()
    {
        if (_content.Extras.Tau is { } tau)
        {
            WriteShrunken(tau);
        }

        if (_content.Extras.Style is { } style)
        {
            WriteStyle(style);
        }
    }

    private void WriteShrunken(double tau)
    {
        _json.WriteStartObject("shrinkage");
        WriteNumber("tau", tau);
        _json.WriteStartArray("rows");
        foreach (var (contestant, rating) in _content.Extras.Shrunken.OrderBy(pair => pair.Key))
        {
            _json.WriteStartObject();
            _json.WriteString("contestant", _content.Contestants[contestant]);
            WriteNumber("rating", rating.Rating);
            WriteNumber("low", rating.Low);
            WriteNumber("high", rating.High);
            WriteNumber("borrowed", rating.Borrowed);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    private void WriteStyle(BoardStyle style)
    {
        _json.WriteStartObject("styleControl");
        _json.WriteNumber("votes", style.Votes);
        _json.WriteNumber("unknown", style.Unknown);
        _json.WriteStartArray("effects");
        foreach (var effect in style.Effects)
        {
            _json.WriteStartObject();
            _json.WriteString("feature", effect.Feature);
            WriteNumber("points", effect.Points);
            WriteNumber("se", effect.Se);
            WriteNumber("mean", effect.Mean);
            WriteNumber("sd", effect.Sd);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    /// <summary>[left, right, left wins, right wins, ties, both bad], contestants by their place in the list above.</summary>
    private void WriteCells()
    {
        _json.WriteStartArray("cells");
        foreach (var cell in _content.Counts.Cells())
        {
            _json.WriteStartArray();
            foreach (var number in (ReadOnlySpan<int>)[_places[cell.Left], _places[cell.Right], cell.LeftWins, cell.RightWins, cell.Ties, cell.BothBad])
            {
                _json.WriteNumberValue(number);
            }

            _json.WriteEndArray();
        }

        _json.WriteEndArray();
    }

    /// <summary>Lower triangle of the ratings' covariance in squared Elo points, row by row, for each group.</summary>
    private void WriteCovariances()
    {
        _json.WriteStartArray("covariances");
        foreach (var component in _content.Fit?.Components ?? [])
        {
            _json.WriteStartObject();
            _json.WriteStartArray("contestants");
            foreach (var member in component.Members)
            {
                _json.WriteNumberValue(_places[member]);
            }

            _json.WriteEndArray();
            _json.WriteStartArray("lower");
            for (var i = 0; i < component.Members.Count; i++)
            {
                for (var j = 0; j <= i; j++)
                {
                    _json.WriteNumberValue(EloScale.Publish(EloScale.ToPoints(EloScale.ToPoints(component.Covariance[i, j]))));
                }
            }

            _json.WriteEndArray();
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteNumber(string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            _json.WriteNumber(name, EloScale.Publish(number));
        }
        else
        {
            _json.WriteNull(name);
        }
    }
}
