using System.Text.Json;
using Arena.Contracts;
using Microsoft.AspNetCore.WebUtilities;

namespace Arena.Web.Problems;

/// <summary>An answer that says no, after RFC 9457.</summary>
/// <param name="Title">Short, the same for every problem of this status.</param>
/// <param name="Status">HTTP status code.</param>
/// <param name="Code">Stable, snake_case, for code that decides.</param>
/// <param name="Detail">For people who debug a client.</param>
/// <param name="RetryAfter">Seconds, when trying again may help.</param>
public sealed record Problem(string Title, int Status, string Code, string? Detail = null, int? RetryAfter = null)
{
    public const string ContentType = "application/problem+json";

    internal static Problem Of(int status, string code, string? detail = null, int? retryAfter = null) =>
        new(ReasonPhrases.GetReasonPhrase(status), status, code, detail, retryAfter);

    internal static Problem Of(Refusal refusal) =>
        Of(RefusalStatus.Of(refusal.Code), Name(refusal.Code), refusal.Detail, refusal.RetryAfterSeconds);

    /// <summary>The code of a status that nobody explained any further.</summary>
    internal static Problem Of(int status) => Of(status, status switch
    {
        400 => ProblemCodes.BadRequest,
        401 => ProblemCodes.Unauthorized,
        403 => ProblemCodes.Forbidden,
        404 => ProblemCodes.NotFound,
        405 => ProblemCodes.MethodNotAllowed,
        413 => ProblemCodes.BodyTooLong,
        415 => ProblemCodes.UnsupportedMediaType,
        503 => Name(RefusalCode.Retry),
        _ => ProblemCodes.Internal,
    });

    internal static string Name(RefusalCode code) => JsonNamingPolicy.SnakeCaseLower.ConvertName(code.ToString());
}
