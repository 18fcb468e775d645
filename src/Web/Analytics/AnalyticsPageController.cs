using Arena.Contracts.Ratings.Analytics;
using Arena.Web.Calls;
using Arena.Web.Pages;
using Arena.Web.Research;
using Microsoft.AspNetCore.Mvc;

namespace Arena.Web.Analytics;

/// <summary>The charts as a page; its filters are a GET form.</summary>
public sealed class AnalyticsPageController(ArenaGrains grains, LanguageCatalog languages) : PageController
{
    [HttpGet("analytics")]
    public async Task<IActionResult> Show(AnalyticsRequest request)
    {
        var known = await languages.AllAsync(HttpContext.RequestAborted);
        if (SliceNames.Fault(known, request.LanguageOrAll, request.TopicOrAll) is not null)
        {
            return Page("Analytics", new AnalyticsPage(new AnalyticsRequest(), known, null), StatusCodes.Status400BadRequest);
        }

        return Page("Analytics", new AnalyticsPage(request, known, await FiguresAsync(request.Query())));
    }

    private async Task<AnalyticsFigures> FiguresAsync(AnalyticsQuery query)
    {
        Task<T> AskAsync<T>(Func<IAnalyticsGrain, Task<T>> call) => grains.AnalyticsAsync(call, HttpContext.RequestAborted);

        // The stand comes first: a vote that arrives while the rest is asked for is then news to the open page, not overlooked.
        var stand = await AskAsync(grain => grain.StandAsync());
        var votes = AskAsync(grain => grain.VotesOverTimeAsync(query));
        var rates = AskAsync(grain => grain.WinRatesAsync(query));
        var families = FittedAsync(AskAsync(grain => grain.FamiliesAsync(query)));
        var pairs = FittedAsync(AskAsync(grain => grain.HeadToHeadAsync(query)));
        var sides = FittedAsync(AskAsync(grain => grain.PositionBiasAsync(query)));
        var ratings = FittedAsync(AskAsync(grain => grain.RatingHistoryAsync(query)));
        await Task.WhenAll(votes, rates, families, pairs, sides, ratings);
        return new AnalyticsFigures(
            StandState.Of(stand),
            VotesOverTimeState.Of(await votes),
            WinRatesState.Of(await rates, null),
            await families is { } compared ? FamiliesState.Of(compared) : null,
            await pairs is { } met ? HeadToHeadState.Of(met, null) : null,
            await sides is { } sided ? PositionBiasState.Of(sided) : null,
            await ratings is { } past ? RatingHistoryState.Of(past, null) : null);
    }
}
