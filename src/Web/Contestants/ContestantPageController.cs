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
        var pairs = AskAsync(grain => grain.HeadToHeadAsync(Everything));
        var ratings = AskAsync(grain => grain.RatingHistoryAsync(Everything));
        var overall = BoardAsync(null);
        var own = WinRatesState.Of(await rates, profile.Contestant).Rows;
        var boards = await Task.WhenAll(own.Select(async rate => (rate.Language, Board: await BoardAsync(rate.Language))));
        return new ContestantPage(
            profile,
            known,
            Row(await overall, profile),
            (await overall).Components,
            own,
            [.. boards.Select(board => (board.Language, Row: Row(board.Board, profile)!, board.Board.Components)).Where(board => board.Row is not null)],
            OwnPairs(HeadToHeadState.Of(await pairs, profile.Contestant), profile.Contestant),
            RatingHistoryState.Of(await ratings, profile.Contestant),
            (await overall).VoteCutoff);
    }

    private static List<PairRow> OwnPairs(HeadToHeadState pairs, string contestant) =>
    [
        .. pairs.Rows.Select(row => row.One == contestant ? row : row.Turned())
            .OrderByDescending(row => row.Votes).ThenBy(row => row.OtherName, StringComparer.Ordinal),
    ];

    private static BoardRow? Row(Board board, ContestantProfile profile) => board.Rows.FirstOrDefault(row => row.Contestant == profile.Contestant);

    private Task<Board> BoardAsync(string? language) =>
        grains.BoardAsync(new BoardQuery(language, null, BoardMethod.Davidson, Style: false), HttpContext.RequestAborted);

    private Task<T> AskAsync<T>(Func<IAnalyticsGrain, Task<T>> call) => grains.AnalyticsAsync(call, HttpContext.RequestAborted);
}
