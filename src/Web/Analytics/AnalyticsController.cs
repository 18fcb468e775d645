using Arena.Contracts.Ratings.Analytics;
using Arena.Web.Calls;
using Arena.Web.Problems;
using Arena.Web.Research;
using Arena.Web.Tables;
using Microsoft.AspNetCore.Mvc;

namespace Arena.Web.Analytics;

/// <summary>
/// The data behind every chart, as JSON or, with ".csv" behind the name or ?format=csv, its rows as CSV. Only the arena's own votes enter.
/// </summary>
[Route("api/analytics")]
[ProducesErrorResponseType(typeof(Problem))]
public sealed class AnalyticsController(ArenaGrains grains, LanguageCatalog languages) : ApiControllerBase
{
    /// <summary>How far the votes and their exclusions go now. Cheap: what an open page asks before it asks for more.</summary>
    [HttpGet("stand")]
    [ProducesResponseType<StandState>(StatusCodes.Status200OK, "application/json")]
    [ProducesDefaultResponseType]
    public async Task<IActionResult> Stand() => Ok(StandState.Of(await grains.AnalyticsAsync(grain => grain.StandAsync(), HttpContext.RequestAborted)));

    /// <summary>Votes per day or week.</summary>
    [HttpGet("votes-over-time")]
    [HttpGet("votes-over-time.csv")]
    [ProducesResponseType<VotesOverTimeState>(StatusCodes.Status200OK, "application/json", "text/csv")]
    [ProducesDefaultResponseType]
    public Task<IActionResult> VotesOverTime([FromQuery] AnalyticsRequest request, [FromQuery] string? format) =>
        AnswerAsync(request, format, (grain, query) => grain.VotesOverTimeAsync(query), VotesOverTimeState.Of, state => state.Rows);

    /// <summary>Each contestant's share of wins in each language, and the share of its votes that did not find both answers bad; of all contestants or of one.</summary>
    [HttpGet("win-rate-by-language")]
    [HttpGet("win-rate-by-language.csv")]
    [ProducesResponseType<WinRatesState>(StatusCodes.Status200OK, "application/json", "text/csv")]
    [ProducesDefaultResponseType]
    public Task<IActionResult> WinRates([FromQuery] AnalyticsRequest request, [FromQuery] string? contestant, [FromQuery] string? format) => AnswerAsync(
        request, format, (grain, query) => grain.WinRatesAsync(query), rates => WinRatesState.Of(rates, contestant), state => state.Rows);

    /// <summary>Families and contestants in Elo points against a reference.</summary>
    [HttpGet("families")]
    [HttpGet("families.csv")]
    [ProducesResponseType<FamiliesState>(StatusCodes.Status200OK, "application/json", "text/csv")]
    [ProducesDefaultResponseType]
    public Task<IActionResult> Families([FromQuery] AnalyticsRequest request, [FromQuery] string? format) =>
        AnswerAsync(request, format, (grain, query) => grain.FamiliesAsync(query), FamiliesState.Of, state => state.Rows);

    /// <summary>Every pair that met, or those of one contestant.</summary>
    [HttpGet("head-to-head")]
    [HttpGet("head-to-head.csv")]
    [ProducesResponseType<HeadToHeadState>(StatusCodes.Status200OK, "application/json", "text/csv")]
    [ProducesDefaultResponseType]
    public Task<IActionResult> HeadToHead([FromQuery] AnalyticsRequest request, [FromQuery] string? contestant, [FromQuery] string? format) => AnswerAsync(
        request, format, (grain, query) => grain.HeadToHeadAsync(query), pairs => HeadToHeadState.Of(pairs, contestant), state => state.Rows);

    /// <summary>Whether the left or the right side has an advantage.</summary>
    [HttpGet("position-bias")]
    [HttpGet("position-bias.csv")]
    [ProducesResponseType<PositionBiasState>(StatusCodes.Status200OK, "application/json", "text/csv")]
    [ProducesDefaultResponseType]
    public Task<IActionResult> PositionBias([FromQuery] AnalyticsRequest request, [FromQuery] string? format) =>
        AnswerAsync(request, format, (grain, query) => grain.PositionBiasAsync(query), PositionBiasState.Of, state => state.Rows);

    /// <summary>Ratings by the votes up to the ends of at most 24 past days, computed with today's method.</summary>
    [HttpGet("rating-history")]
    [HttpGet("rating-history.csv")]
    [ProducesResponseType<RatingHistoryState>(StatusCodes.Status200OK, "application/json", "text/csv")]
    [ProducesDefaultResponseType]
    public Task<IActionResult> RatingHistory([FromQuery] AnalyticsRequest request, [FromQuery] string? contestant, [FromQuery] string? format) => AnswerAsync(
        request, format, (grain, query) => grain.RatingHistoryAsync(query), history => RatingHistoryState.Of(history, contestant), state => state.Rows);

    private async Task<IActionResult> AnswerAsync<TAnswer, TState, TRow>(
        AnalyticsRequest request,
        string? format,
        Func<IAnalyticsGrain, AnalyticsQuery, Task<TAnswer>> ask,
        Func<TAnswer, TState> state,
        Func<TState, IReadOnlyList<TRow>> rows)
    {
        if (format is not (null or "json" or "csv"))
        {
            return Refused(StatusCodes.Status400BadRequest, ProblemCodes.InvalidParameter, "format is json or csv.");
        }

        if (SliceNames.Fault(await languages.AllAsync(HttpContext.RequestAborted), request.LanguageOrAll, request.TopicOrAll) is { } fault)
        {
            return new ProblemResult(fault);
        }

        var answer = state(await grains.AnalyticsAsync(grain => ask(grain, request.Query()), HttpContext.RequestAborted));
        var name = Path.GetFileNameWithoutExtension(Request.Path.Value);
        return format == "csv" || Request.Path.Value!.EndsWith(".csv", StringComparison.Ordinal)
            ? new CsvResult<TRow>(rows(answer), $"{name}.csv")
            : Ok(answer);
    }
}
