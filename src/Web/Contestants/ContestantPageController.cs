using Arena.Contracts.Ratings;
using Arena.Contracts.Ratings.Analytics;
using Arena.Web.Analytics;
using Arena.Web.Calls;
using Arena.Web.Pages;
using Arena.Web.Research;
using Microsoft.AspNetCore.Mvc;

namespace Arena.Web.Contestants;

/// <summary>Everything about one exact thing that competes. The address of a slug leads to the contestant that has it now.</summary>
public sealed class ContestantPageController(ArenaGrains grains, LanguageCatalog languages) : PageController
{
    private static readonly AnalyticsQuery Everything = new(null, null);

    [HttpGet("contestants/{contestant}")]
    public async Task<IActionResult> Show(string contestant)
    {
        if (await AskAsync(grain => grain.ContestantAsync(contestant)) is not { } profile)
        {
            return Gone();
        }

        return profile.Contestant == contestant
            ? Page("Contestant", await ReadAsync(profile))
            : LocalRedirect($"{Request.PathBase}/contestants/{profile.Contestant}");
    }

    private async Task<ContestantPage> ReadAsync(ContestantProfile profile)
    {
        var known = await languages.AllAsync(HttpContext.RequestAborted);
        var rates = AskAsync(grain => grain.WinRatesAsync(Everything));
        var pairs = FittedAsync(AskAsync(grain => grain.HeadToHeadAsync(Everything)));
        var ratings = FittedAsync(AskAsync(grain => grain.RatingHistoryAsync(Everything)));
        var all = BoardAsync(null);
        var own = WinRatesState.Of(await rates, profile.Contestant);
        var boards = await Task.WhenAll(own.Rows.Select(async rate => (rate.Language, Board: await BoardAsync(rate.Language))));
        var overall = await all;
        return new ContestantPage(
            profile,
            known,
            Row(overall, profile),
            overall?.Components ?? 0,
            own.Rows,
            [.. boards.Select(board => (board.Language, Row: Row(board.Board, profile)!, board.Board?.Components ?? 0)).Where(board => board.Row is not null)],
            await pairs is { } met ? OwnPairs(HeadToHeadState.Of(met, profile.Contestant), profile.Contestant) : null,
            await ratings is { } past ? RatingHistoryState.Of(past, profile.Contestant) : null,
            overall?.VoteCutoff ?? own.VoteCutoff)
        {
            HasFailed = overall is null,
        };
    }

    private static List<PairRow> OwnPairs(HeadToHeadState pairs, string contestant) =>
    [
        .. pairs.Rows.Select(row => row.One == contestant ? row : row.Turned())
            .OrderByDescending(row => row.Votes).ThenBy(row => row.OtherName, StringComparer.Ordinal),
    ];

    private static BoardRow? Row(Board? board, ContestantProfile profile) => board?.Rows.FirstOrDefault(row => row.Contestant == profile.Contestant);

    private Task<Board?> BoardAsync(string? language) =>
        FittedAsync(grains.BoardAsync(new BoardQuery(language, null, BoardMethod.Davidson, Style: false), HttpContext.RequestAborted));

    private Task<T> AskAsync<T>(Func<IAnalyticsGrain, Task<T>> call) => grains.AnalyticsAsync(call, HttpContext.RequestAborted);
}
