using Arena.Contracts;
using Arena.Web.Problems;
using Microsoft.AspNetCore.Mvc;

namespace Arena.Web.Calls;

/// <summary>Base of the controllers under /api: turns replies into results. Nothing is cached: answers follow the votes, or are one voter's own.</summary>
[ApiController]
[ResponseCache(NoStore = true)]
public abstract class ApiControllerBase : ControllerBase
{
    /// <summary>The result of a command that may have been refused.</summary>
    protected static IActionResult Answer<T>(Reply<T> reply, Func<T, IActionResult> granted)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(reply);
        ArgumentNullException.ThrowIfNull(granted);
        return reply.Refusal is { } refusal ? Refused(refusal) : granted(reply.Value!);
    }

    protected static IActionResult Refused(Refusal refusal) => new ProblemResult(Problems.Problem.Of(refusal));

    protected static IActionResult Refused(RefusalCode code) => Refused(new Refusal(code));

    protected static IActionResult Refused(int status, string code, string? detail = null) =>
        new ProblemResult(Problems.Problem.Of(status, code, detail));
}
