namespace Arena.Web.Hosting;

/// <summary>Tells calls of programs from visits of people.</summary>
internal static class RequestKinds
{
    public static bool IsApi(this HttpContext context) => IsApi(context.Request.Path);

    public static bool IsApi(PathString path) =>
        path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) || path.StartsWithSegments("/openapi", StringComparison.OrdinalIgnoreCase);
}
