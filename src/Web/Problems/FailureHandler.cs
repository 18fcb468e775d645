using Arena.Contracts;
using Arena.Contracts.Ratings;
using Arena.Web.Calls;
using Arena.Web.Hosting;
using Microsoft.AspNetCore.Diagnostics;

namespace Arena.Web.Problems;

/// <summary>Failures are exceptions; this is where they become status codes. Pages show theirs by status.</summary>
internal sealed class FailureHandler(ILogger<FailureHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            return true;
        }

        var problem = Explain(exception);
        if (problem.Status == StatusCodes.Status500InternalServerError)
        {
            log.RequestFailed(exception.GetType().Name, exception);
        }

        httpContext.Response.StatusCode = problem.Status;
        if (httpContext.IsApi())
        {
            await ProblemResult.WriteAsync(httpContext, problem);
        }

        // A page's empty answer is filled by the error page.
        return true;
    }

    private static Problem Explain(Exception exception) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => Problem.Of(StatusCodes.Status413PayloadTooLarge),
        BadHttpRequestException => Problem.Of(StatusCodes.Status400BadRequest),
        BoardFailedException failed => Problem.Of(StatusCodes.Status422UnprocessableEntity, ProblemCodes.BoardFailed, failed.Message),
        _ when Transient.Is(exception) => Problem.Of(new Refusal(RefusalCode.Retry, RetryAfterSeconds: 1)),
        _ => Problem.Of(StatusCodes.Status500InternalServerError),
    };
}
