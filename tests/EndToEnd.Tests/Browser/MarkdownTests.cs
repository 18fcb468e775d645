using Arena.Contracts.Battles;
using Arena.EndToEnd.Tests.Browser.States;
using static Microsoft.Playwright.Assertions;

namespace Arena.EndToEnd.Tests.Browser;

public sealed class MarkdownTests(Chromium chromium, SharedSite shared) : BrowserTests(chromium), IClassFixture<SharedSite>
{
    private const string Text =
        """
        # Top

        ### Below

        ##### Deep

        3. three
        4. four

        | a | b | c |
        |---|---:|:---:|
        | x | 1 | y |

        It is $x^2$. So is $y$
        """;

    [BrowserFact]
    public async Task What_markdown_says_is_what_is_shown()
    {
        await using var stage = await Stage.OpenAsync(shared.Site);
        var battle = await stage.StartAsync("What does Markdown say?");
        battle.Finish(Text, "Nothing.");
        await stage.Tab.VotableAsync();
        var answer = stage.Tab.Answer(Side.Left);
        await Expect(answer.Locator("math").First).ToBeVisibleAsync();

        (await answer.Locator("h4, h5, h6").EvaluateAllAsync<string[]>("all => all.map(one => one.getAttribute('aria-level'))")).ShouldBe(["4", "5", "6"]);
        (await answer.Locator("ol").GetAttributeAsync("start")).ShouldBe("3");
        (await answer.Locator("td").EvaluateAllAsync<string[]>("all => all.map(one => getComputedStyle(one).textAlign)")).ShouldBe(["start", "end", "center"]);
        (await answer.Locator(".math").EvaluateAllAsync<string[]>("all => all.map(one => one.parentElement.className + (one.nextSibling?.textContent ?? ''))")).ShouldBe(["unbroken.", ""]);
    }
}
