using Arena.Web.Calls;
using Arena.Web.Problems;
using Microsoft.AspNetCore.Mvc;

namespace Arena.Web.Research;

/// <summary>The languages over HTTP.</summary>
[Route("api/languages")]
[Produces("application/json")]
[ProducesErrorResponseType(typeof(Problem))]
public sealed class LanguagesController(LanguageCatalog languages) : ApiControllerBase
{
    /// <summary>The languages in catalogue order, each with its starter prompts.</summary>
    [HttpGet]
    [ProducesResponseType<IReadOnlyList<LanguageState>>(StatusCodes.Status200OK)]
    [ProducesDefaultResponseType]
    public async Task<IActionResult> List() =>
        Ok((await languages.AllAsync(HttpContext.RequestAborted)).Select(LanguageState.Of).ToList());
}
