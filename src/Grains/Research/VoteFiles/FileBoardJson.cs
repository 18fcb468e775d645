using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Arena.Ratings.Boards;
using Arena.Ratings.Elo;

namespace Arena.Grains.Research.VoteFiles;

/// <summary>A board as JSON with what the CSV leaves out: tie parameter, seat effect, components, method version, settings.</summary>
internal static class FileBoardJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static void Write(Stream stream, FileBoard board)
    {
        JsonSerializer.Serialize(stream, Document(board), Options);
        stream.WriteByte((byte)'\n');
    }

    private static object Document(FileBoard board)
    {
        var largest = board.Board.Components[0];
        return new
        {
            method = Method(board.Settings.Method),
            methodVersion = board.Board.MethodVersion,
            settings = Settings(board.Settings),
            rows = board.Board.Rows.Select(row => Row(row, board)),
            votes = board.Board.Votes,
            nu = Finite(largest.Nu),
            kappa = Finite(largest.Kappa),
            delta = board.Settings.Seat ? Finite(LogOdds(largest.Seat)) : null,
            deltaSe = Finite(LogOdds(largest.SeatSe)),
            components = board.Board.Components.Count,
            componentDetails = board.Board.Components.Select((component, index) => Component(component, index, board.Settings.Seat)),
            style = board.Coefficients.Select(coefficient => new
            {
                feature = coefficient.Name,
                points = coefficient.Points,
                se = Finite(coefficient.Se),
                z = Finite(coefficient.Z),
                mean = coefficient.Mean,
                sd = coefficient.Sd,
            }),
            read = board.Votes.Tally,
        };
    }

    private static string Method(RatingMethod method) => method switch
    {
        RatingMethod.BradleyTerry => "bt",
        RatingMethod.RaoKupper => "rao-kupper",
        _ => method.ToString().ToLowerInvariant(),
    };

    private static object Settings(RateSettings settings) => new
    {
        ties = settings.Method == RatingMethod.BradleyTerry ? settings.Ties.ToString().ToLowerInvariant() : null,
        seat = settings.Seat,
        style = settings.Style,
        clusters = settings.Clusters,
        weights = settings.ByProbability ? "probability" : null,
        bootstrap = settings.Bootstrap,
        seed = settings.Bootstrap > 0 ? settings.Seed : (ulong?)null,
        language = settings.Language,
        topic = settings.Topic,
        until = settings.Until,
        priorBelow = settings.PriorBelow,
    };

    private static object Row(BoardRow row, FileBoard board) => new
    {
        contestant = board.Votes.Contestants[row.Contestant],
        rating = row.Rating,
        se = Finite(row.Se),
        low = Finite(row.Low),
        high = Finite(row.High),
        rank = row.Rank,
        rankLow = row.RankLow,
        rankHigh = row.RankHigh,
        votes = row.Votes,
        wins = row.Wins,
        losses = row.Losses,
        ties = row.Ties,
        bothBad = row.BothBad,
        status = row.Status,
        component = row.Component,
    };

    private static object Component(BoardComponent component, int index, bool seat) => new
    {
        component = index,
        contestants = component.Contestants,
        votes = component.Votes,
        stronglyConnected = component.StronglyConnected,
        penalised = component.Penalised,
        nu = Finite(component.Nu),
        logNuSe = double.IsNaN(component.Kappa) ? Finite(component.LogTieSe) : null,
        kappa = Finite(component.Kappa),
        logKappaSe = double.IsNaN(component.Kappa) ? null : Finite(component.LogTieSe),
        delta = seat ? Finite(LogOdds(component.Seat)) : null,
        deltaSe = Finite(LogOdds(component.SeatSe)),
        deltaPenalised = component.SeatPenalised,
        tiePenalised = component.TiePenalised,
        criticalValue = Finite(component.CriticalValue),
        clusters = component.Clusters,
    };

    private static double LogOdds(double points) => points / EloScale.PointsPerLogOdds;

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
