using Arena.Contracts.Ratings;
using Arena.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Arena.Web.Pages;

/// <summary>Base of the controllers of pages. Pages are never cached: they differ by visitor.</summary>
[ApiExplorerSettings(IgnoreApi = true)]
public abstract class PageController : Controller
{
    /// <summary>The texts in the visitor's language.</summary>
    protected TextCatalog Texts => PageContext.Of(HttpContext).Texts;

    public override void OnActionExecuting(ActionExecutingContext context)
    {
        Response.Headers.CacheControl = "no-store";
        base.OnActionExecuting(context);
    }

    /// <summary>Shows Views/NAME.cshtml.</summary>
    protected ViewResult Page(string name, object? model, int status = StatusCodes.Status200OK)
    {
        var view = View($"~/Views/{name}.cshtml", model);
        view.StatusCode = status;
        return view;
    }

    /// <summary>What is computed from the votes; null where they cannot be fitted.</summary>
    protected static async Task<T?> FittedAsync<T>(Task<T> answer)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(answer);
        try
        {
            return await answer;
        }
        catch (BoardFailedException)
        {
            return null;
        }
    }

    /// <summary>An empty answer that the error page takes over.</summary>
    protected StatusCodeResult Gone() => StatusCode(StatusCodes.Status404NotFound);
}
