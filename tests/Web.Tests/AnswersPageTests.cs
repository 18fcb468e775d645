using System.Net;

namespace Arena.Web.Tests;

public sealed class AnswersPageTests
{
    [Fact]
    public async Task Prompts_are_listed_by_language_with_the_number_of_their_answers()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();

        var html = await browser.HtmlAsync("/answers");

        html.ShouldContain("href=\"/answers/sv/sv-1\"");
        html.ShouldContain("2 answers");
        html.IndexOf("<h2 lang=\"en\"", StringComparison.Ordinal).ShouldBeLessThan(html.IndexOf("<h2 lang=\"sv\"", StringComparison.Ordinal));
        html.ShouldNotContain("<h2 lang=\"fi\"");
    }

    [Fact]
    public async Task Answers_stand_under_their_contestants_as_text()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();

        var html = await browser.HtmlAsync("/answers/sv/sv-1");

        html.ShouldContain("Heron Large</h2>");
        html.ShouldContain("Växter äter &lt;b&gt;ljus&lt;/b&gt;.");
        html.ShouldContain("run 20260101T000000000Z (unchanged since an earlier run)");
    }

    [Fact]
    public async Task A_prompt_without_answers_is_not_there()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var response = await browser.GetAsync("/answers/sv/sv-9");

        response.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_empty_bank_says_so()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        web.Arena.BankedPrompts = [];

        (await browser.HtmlAsync("/answers")).ShouldContain("has collected no answers yet");
    }
}
