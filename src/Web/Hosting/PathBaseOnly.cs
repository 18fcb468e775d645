namespace Arena.Web.Hosting;

/// <summary>Under a path base nothing answers outside of it.</summary>
internal sealed class PathBaseOnly(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.PathBase.HasValue)
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
