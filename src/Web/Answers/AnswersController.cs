using Arena.Web.Calls;
using Arena.Web.Pages;
using Arena.Web.Research;
using Microsoft.AspNetCore.Mvc;

namespace Arena.Web.Answers;

/// <summary>The answer bank as pages: prompts by language, and every contestant's answer to one.</summary>
public sealed class AnswersController(ArenaGrains grains, LanguageCatalog languages) : PageController
{
    [HttpGet("answers")]
    public async Task<IActionResult> List()
    {
        var known = await languages.AllAsync(HttpContext.RequestAborted);
        var prompts = await grains.BankAsync(bank => bank.PromptsAsync(), HttpContext.RequestAborted);
        return Page("Answers", new AnswersPage(known, prompts));
    }

    [HttpGet("answers/{language}/{promptId}")]
    public async Task<IActionResult> Show(string language, string promptId)
    {
        var answers = await grains.BankAsync(bank => bank.AnswersAsync(language, promptId), HttpContext.RequestAborted);
        return answers.IsEmpty ? Gone() : Page("Answers/Prompt", new PromptAnswersPage(language, answers));
    }
}
