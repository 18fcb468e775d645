using Arena.Web.Hosting;
using Arena.Web.Problems;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace Arena.Web.Pages;

/// <summary>Answers for every request that ended with a status and nothing else: a problem for programs, a page for people.</summary>
public sealed class ErrorController : PageController
{
    public const string Path = "/error/";

    [Route("error/{status:int:range(400,599)}")]
    public IActionResult Show(int status)
    {
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not { } original)
        {
            return Page("Error", new ErrorPage(StatusCodes.Status404NotFound, null, IsBattle: false), StatusCodes.Status404NotFound);
        }

        if (RequestKinds.IsApi(original.OriginalPath))
        {
            return new ProblemResult(Problems.Problem.Of(status));
        }

        var isBattle = original.OriginalPath.StartsWith("/battle/", StringComparison.OrdinalIgnoreCase);
        return Page("Error", new ErrorPage(status, HttpContext.Items[nameof(ProblemCodes)] as string, isBattle), status);
    }
}
