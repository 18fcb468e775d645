using Microsoft.AspNetCore.Mvc;

namespace Arena.Web.Pages;

/// <summary>How every number on the boards is computed, with the formulas.</summary>
public sealed class MethodController : PageController
{
    [HttpGet("method")]
    public IActionResult Show() => Page("Method", null);
}
