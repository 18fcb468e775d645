using Arena.Web.Research;
using Microsoft.AspNetCore.Mvc;

namespace Arena.Web.Pages;

/// <summary>How the arena works and what it keeps.</summary>
public sealed class AboutController(LanguageCatalog languages) : PageController
{
    [HttpGet("about")]
    public async Task<IActionResult> Show() => Page("About", await languages.AllAsync(HttpContext.RequestAborted));
}
