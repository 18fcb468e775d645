using System.Globalization;
using Arena.Web.Json;
using Microsoft.AspNetCore.Mvc;

namespace Arena.Web.Problems;

/// <summary>Writes a problem; every one goes out through here.</summary>
internal sealed class ProblemResult(Problem problem) : IActionResult
{
    public Problem Problem => problem;

    public Task ExecuteResultAsync(ActionContext context) => WriteAsync(context.HttpContext, problem);

    public static Task WriteAsync(HttpContext context, Problem problem)
    {
        var response = context.Response;
        response.StatusCode = problem.Status;
        response.Headers.CacheControl = "no-store";
        if (problem.RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return response.WriteAsJsonAsync(problem, ArenaJson.Options, Problem.ContentType);
    }
}
