namespace Arena.Web.Hosting;

/// <summary>Tells calls of programs from visits of people.</summary>
internal static class RequestKinds
{
    public static bool IsApi(this HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        || context.Request.Path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase);
}
