using Arena.Contracts.Battles;
using Arena.EndToEnd.Tests.Browser.States;
using static Microsoft.Playwright.Assertions;

namespace Arena.EndToEnd.Tests.Browser;

public sealed class HostileTextTests(Chromium chromium, SharedSite shared) : BrowserTests(chromium), IClassFixture<SharedSite>
{
    public static TheoryData<string> BigNames => [.. HostileTexts.Big.Keys];

    /// <summary>Beyond this test the visitor has no fault and asked nothing of another site; Visitor sees to both.</summary>
    [BrowserFact]
    public async Task Nothing_in_an_answer_is_executed_or_requested_or_passes_for_the_page()
    {
        await using var stage = await Stage.OpenAsync(shared.Site);
        var page = stage.Tab.Page;
        await page.AddInitScriptAsync("window.hits = []; window.hit = what => hits.push(what);");
        var battle = await stage.StartAsync(HostileTexts.Markup);
        var asked = stage.Visitor.Requests.Count;
        battle.Finish(HostileTexts.Markup, HostileTexts.Links);
        await stage.Tab.VotableAsync();
        await Expect(stage.Tab.Answer(Side.Right).Locator("math").First).ToBeVisibleAsync();
        (await InAnswersAsync(stage)).ShouldBeEmpty();
        await stage.Tab.Answer(Side.Left).Locator("a").EvaluateAllAsync<int>("links => links.filter(link => link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))).length");
        await stage.Tab.Answer(Side.Right).HoverAsync();
        (await page.EvaluateAsync<string[]>("hits")).ShouldBeEmpty();
        stage.Visitor.Context.Pages.ShouldHaveSingleItem();
        stage.Visitor.Requests.Skip(asked).ShouldAllBe(request => new Uri(request.Url).AbsolutePath.Contains("/lib/") || request.Url.Contains("/js/") || request.Url.Contains("/api/"));
        (await page.TitleAsync()).ShouldBe("(ready to vote) Arena");
        await stage.Tab.ShouldFitAsync("hostile markup");
        (await Inspection.FaultsAsync(page, "hostile")).ShouldBeEmpty();

        await page.SetViewportSizeAsync(1280, 800);
        await stage.Tab.Turn().Locator(".more summary").ClickAsync();
        await stage.Tab.Act("raw").ClickAsync();
        (await stage.Tab.Answer(Side.Left).Locator("*").CountAsync()).ShouldBe(0);
        await stage.Tab.PickAsync("tie");
        await stage.Tab.SendPickAsync();
        await stage.GoAsync("/history");
        await Expect(page.Locator(".quote").First).ToContainTextAsync("<script>hit('script')</script>");
        (await page.EvaluateAsync<string[]>("hits")).ShouldBeEmpty();
    }

    /// <summary>However long and however shaped, the page can be used and is no wider than its window.</summary>
    [BrowserTheory]
    [MemberData(nameof(BigNames))]
    public async Task A_huge_answer_leaves_the_page_usable(string name)
    {
        await using var stage = await Stage.OpenAsync(shared.Site);
        var battle = await stage.StartAsync();
        var text = HostileTexts.Big[name];
        for (var at = 0; at < text.Length; at += 10_000)
        {
            battle.Write(Side.Left, text.Substring(at, Math.Min(10_000, text.Length - at)));
        }

        battle.Write(Side.Right, "A short answer.");
        battle.Complete(Side.Left);
        battle.Complete(Side.Right);
        await stage.Tab.VotableAsync();
        await stage.Tab.ShouldFitAsync(name);
        await stage.Tab.PickAsync("right");
        await stage.Tab.Page.SetViewportSizeAsync(390, 844);
        await stage.Tab.ShouldFitAsync($"{name} on a phone");
        await stage.Tab.SendPickAsync();
    }

    private static async Task<string[]> InAnswersAsync(Stage stage) => await stage.Tab.Page.EvaluateAsync<string[]>("""
        () => [...document.querySelectorAll('.answer *:not(math, math *)')].flatMap(element => {
          const faults = [];
          if (!element.matches('div, h4, h5, h6, p, br, hr, ul, ol, li, blockquote, pre, code, em, strong, del, s, b, i, u, sub, sup, kbd, a, span, table, thead, tbody, tr, th, td')
            && !element.matches('.code-tools > button')) {
            faults.push(`an element: ${element.outerHTML.slice(0, 120)}`);
          }

          for (const { name, value } of element.attributes) {
            if (/^on|^(id|name|style|src|srcset|action|formaction|hidden|data-action)$/.test(name) && !element.matches('.code-tools > button')) {
              faults.push(`an attribute: ${name}=${value}`);
            }

            if (name === 'href' && !/^(https?:|mailto:)/i.test(value)) {
              faults.push(`a link: ${value}`);
            }
          }

          return faults;
        }).concat([...document.querySelectorAll('.answer math [href], .answer math [src], .answer math a')].map(element => `in a formula: ${element.outerHTML}`))
        """);
}
