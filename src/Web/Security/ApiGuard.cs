using System.Buffers;
using System.Text.Unicode;
using Arena.Web.Hosting;
using Arena.Web.Problems;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Arena.Web.Security;

/// <summary>
/// What every call under /api must be before a controller sees it: from this site or from no site, JSON, in UTF-8, and no longer
/// than the limit. JSON only is also what keeps forms of other sites out.
/// </summary>
internal sealed class ApiGuard(RequestDelegate next, IOptions<WebOptions> options)
{
    public async Task InvokeAsync(HttpContext context)
    {
        var problem = context.IsApi() ? await CheckAsync(context.Request) : null;
        await (problem is null ? next(context) : ProblemResult.WriteAsync(context, problem));
    }

    private async Task<Problem?> CheckAsync(HttpRequest request)
    {
        if (CrossSite.Is(request))
        {
            return Problem.Of(StatusCodes.Status403Forbidden, ProblemCodes.CrossSite);
        }

        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        {
            return null;
        }

        return IsJson(request.ContentType) ? await CheckBodyAsync(request) : Problem.Of(StatusCodes.Status415UnsupportedMediaType);
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    private async Task<Problem?> CheckBodyAsync(HttpRequest request)
    {
        var body = new MemoryStream();
        if (request.ContentLength > options.Value.BodyLimit || !await CopyAsync(request.Body, body, request.HttpContext.RequestAborted))
        {
            return Problem.Of(StatusCodes.Status413PayloadTooLarge, ProblemCodes.BodyTooLong, $"The limit is {options.Value.BodyLimit} bytes.");
        }

        if (!Utf8.IsValid(body.GetBuffer().AsSpan(0, (int)body.Length)))
        {
            return Problem.Of(StatusCodes.Status400BadRequest, ProblemCodes.MalformedJson, "The body is not UTF-8.");
        }

        body.Position = 0;
        request.Body = body;
        return null;
    }

    private async Task<bool> CopyAsync(Stream from, MemoryStream to, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(8192);
        try
        {
            int read;
            while ((read = await from.ReadAsync(buffer, cancellationToken)) > 0)
            {
                to.Write(buffer, 0, read);
                if (to.Length > options.Value.BodyLimit)
                {
                    return false;
                }
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
