using System.Net;
using Arena.Contracts;
using Arena.Contracts.Battles;

namespace Arena.Web.Tests;

/// <summary>The battle without script, from the first form to the names.</summary>
public sealed class BattlePageTests
{
    [Fact]
    public async Task A_whole_battle_needs_no_script()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var started = await browser.SubmitAsync("/", "/battle", ("language", "sv"), ("prompt", "Varför?\r\nSvara kort."), ("promptId", ""), ("again", ""));
        var battle = started.ShouldRedirect();
        web.Arena.Started.Single().Prompt.ShouldBe("Varför?\nSvara kort.");
        web.Arena.Started.Single().Language.ShouldBe("sv");

        var waiting = await browser.HtmlAsync(battle);
        waiting.ShouldContain("<noscript><meta http-equiv=\"refresh\" content=\"5\"></noscript>");
        waiting.ShouldContain("<title>(writing) Arena</title>");
        web.Arena.Battles[0].Finish("Eftersom <b>det</b> är så.", "Därför.");
        var ready = await browser.HtmlAsync(battle);
        ready.ShouldContain("<title>2 answers ready – Arena</title>");
        ready.ShouldContain("Eftersom &lt;b&gt;det&lt;/b&gt; är så.");
        ready.ShouldNotContain("http-equiv=\"refresh\"");

        var confirm = $"{battle}/vote?turn=1&left=0&right=0&verdict=left";
        var asked = await browser.HtmlAsync(confirm);
        asked.ShouldContain("Send this vote?");
        web.Arena.Battles[0].Verdict.ShouldBeNull();
        using var voted = await browser.SubmitAsync(confirm, $"{battle}/vote", ("verdict", "left"), ("turn", "1"), ("left", "0"), ("right", "0"));
        voted.ShouldRedirect().ShouldBe(battle);
        web.Arena.Battles[0].Verdict.ShouldBe(Verdict.Left);

        var revealed = await browser.HtmlAsync(battle);
        revealed.ShouldContain("Your vote is saved: left is better");
        revealed.ShouldContain("Quagga Tower 9B");
        using var noted = await browser.SubmitAsync(battle, $"{battle}/notes", ("tags", "clear"), ("tags", "correct"), ("comment", "Bra"));
        noted.ShouldRedirect().ShouldBe(battle);
        web.Arena.Battles[0].Notes!.Tags.ShouldBe(["clear", "correct"]);
    }

    [Theory]
    [InlineData(ContextBudget.Ample, null, false)]
    [InlineData(ContextBudget.Low, "There is little room left", false)]
    [InlineData(ContextBudget.Full, "The conversation has become too long to continue.", true)]
    public async Task The_page_says_what_room_is_left_for_a_follow_up(ContextBudget budget, string? text, bool closed)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var started = await browser.SubmitAsync("/", "/battle", ("language", "en"), ("prompt", "Why?"));
        web.Arena.Battles[0].Leave(budget);
        web.Arena.Battles[0].Finish();

        var html = await browser.HtmlAsync(started.ShouldRedirect());

        var hint = html[html.IndexOf("id=\"follow-reason\"", StringComparison.Ordinal)..];
        hint = hint[..hint.IndexOf("</p>", StringComparison.Ordinal)];
        hint.Contains("hidden", StringComparison.Ordinal).ShouldBe(text is null);
        hint.ShouldContain(text ?? "");
        var send = html[html.IndexOf("id=\"follow-send\"", StringComparison.Ordinal)..];
        send[..send.IndexOf('>', StringComparison.Ordinal)].Contains("disabled", StringComparison.Ordinal).ShouldBe(closed);
    }

    [Fact]
    public async Task Pressing_a_form_twice_changes_nothing()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var one = await browser.SubmitAsync("/", "/battle", ("language", "en"), ("prompt", "Why?"));
        using var two = await browser.SubmitAsync("/", "/battle", ("language", "en"), ("prompt", "Why?"));
        two.ShouldRedirect().ShouldBe(one.ShouldRedirect());
        var battle = one.ShouldRedirect();
        web.Arena.Battles[0].Finish();

        for (var time = 0; time < 2; time++)
        {
            using var turn = await browser.SubmitAsync(battle, $"{battle}/turns", ("prompt", "And?"), ("turn", "2"));
            turn.ShouldRedirect();
        }

        (await browser.GetJsonAsync($"/api{battle.Replace("battle", "battles", StringComparison.Ordinal)}")).GetProperty("turns").GetArrayLength().ShouldBe(2);
        web.Arena.Battles[0].Finish();
        for (var time = 0; time < 2; time++)
        {
            using var vote = await browser.SubmitAsync(battle, $"{battle}/vote", ("verdict", "tie"), ("turn", "2"), ("left", "0"), ("right", "0"));
            vote.ShouldRedirect();
        }
    }

    [Fact]
    public async Task A_minute_later_the_same_prompt_is_a_new_battle()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var one = await browser.SubmitAsync("/", "/battle", ("language", "en"), ("prompt", "Why?"));
        web.Clock.Advance(TimeSpan.FromMinutes(1));
        using var two = await browser.SubmitAsync("/", "/battle", ("language", "en"), ("prompt", "Why?"));
        two.ShouldRedirect().ShouldNotBe(one.ShouldRedirect());
    }

    [Fact]
    public async Task A_refused_prompt_is_kept_and_told_why()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        web.Arena.RefuseStart = new Refusal(RefusalCode.Busy, RetryAfterSeconds: 7);
        using var response = await browser.SubmitAsync("/", "/battle", ("language", "sv"), ("prompt", "Behåll <mig>"));
        response.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var html = await response.Content.ReadAsStringAsync();
        html.ShouldContain("All places are taken. Your prompt is kept. Try again in 7 seconds.");
        html.ShouldContain(">Behåll &lt;mig&gt;</textarea>");
        html.ShouldContain("value=\"sv\" checked");
    }

    [Fact]
    public async Task A_vote_that_is_refused_says_why_on_the_battles_page()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var battle = "/battle/" + await browser.StartBattleAsync();
        web.Arena.Battles[0].Finish();
        web.Arena.Battles[0].Restart(Side.Left);
        using var response = await browser.SubmitAsync(battle, $"{battle}/vote", ("verdict", "left"), ("turn", "1"), ("left", "0"), ("right", "0"));
        response.ShouldBe(HttpStatusCode.Conflict);
        (await response.Content.ReadAsStringAsync()).ShouldContain("The answers have changed since you looked.");
        web.Arena.Battles[0].Verdict.ShouldBeNull();
    }

    [Fact]
    public async Task Stop_and_try_again_are_forms_too()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var battle = "/battle/" + await browser.StartBattleAsync();
        web.Arena.Battles[0].Write(Side.Left, "Half");
        using var stop = await browser.SubmitAsync(battle, $"{battle}/stop", ("side", "both"));
        stop.ShouldRedirect();
        (await browser.HtmlAsync(battle)).ShouldContain("Stopped by you");
        using var again = await browser.SubmitAsync(battle, $"{battle}/regenerate", ("side", "right"));
        again.ShouldRedirect();
        web.Arena.Battles[0].Runs.ShouldBeTrue();
    }

    [Theory]
    [InlineData("/battle")]
    [InlineData("/settings")]
    [InlineData("/history/delete")]
    [InlineData("/battle/01ARENATEST000000000000001/vote")]
    public async Task A_form_without_its_token_is_refused(string action)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        await browser.StartBattleAsync();
        var started = web.Arena.Started.Count;
        foreach (var token in new[] { "", "wrong", new string('A', 43) })
        {
            using var response = await browser.PostFormAsync(action, ("token", token), ("language", "en"), ("prompt", "x"), ("votes", "keep"), ("theme", "dark"));
            response.ShouldBe(HttpStatusCode.BadRequest);
            (await response.Content.ReadAsStringAsync()).ShouldContain("This form is too old");
        }

        web.Arena.Started.Count.ShouldBe(started);
        web.Arena.Withdrawals.ShouldBeEmpty();
        browser.Cookie("arena_settings").ShouldBeNull();
    }

    [Fact]
    public async Task A_token_of_another_browser_is_refused()
    {
        await using var web = await WebArena.StartAsync();
        using var victim = web.NewBrowser();
        using var attacker = web.NewBrowser();
        await victim.StartBattleAsync();
        var html = await attacker.HtmlAsync("/settings");
        var token = html.Split("name=\"token\" value=\"")[1].Split('"')[0];
        using var response = await victim.PostFormAsync("/settings", ("token", token), ("theme", "dark"));
        response.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_form_of_another_site_is_refused()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/settings") { Content = new FormUrlEncodedContent([]) };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var response = await browser.SendAsync(request);
        response.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_battle_of_somebody_else_is_a_page_that_says_so()
    {
        await using var web = await WebArena.StartAsync();
        using var owner = web.NewBrowser();
        using var stranger = web.NewBrowser();
        var battle = "/battle/" + await owner.StartBattleAsync("private words");
        foreach (var path in new[] { battle, $"{battle}/result", $"{battle}/vote?verdict=left", "/battle/none" })
        {
            using var response = await stranger.GetAsync(path);
            response.ShouldBe(HttpStatusCode.NotFound);
            var html = await response.Content.ReadAsStringAsync();
            html.ShouldContain("There is no battle here for this browser.");
            html.ShouldNotContain("private words");
        }
    }

    [Fact]
    public async Task The_result_exists_after_the_vote_only()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var battle = "/battle/" + await browser.StartBattleAsync();
        web.Arena.Battles[0].Finish();
        using var before = await browser.GetAsync($"{battle}/result");
        before.ShouldBe(HttpStatusCode.NotFound);
        using var vote = await browser.PostAsync($"/api{battle.Replace("battle", "battles", StringComparison.Ordinal)}/vote", new { turn = 1, verdict = "both_bad", key = "k" });
        var part = await browser.HtmlAsync($"{battle}/result");
        part.ShouldStartWith("<section class=\"result\"");
        part.ShouldContain("Your vote is saved: both are bad");
        part.ShouldContain("Zorilla 2B");
        part.ShouldContain("0.4 s");
    }

    [Fact]
    public async Task The_same_prompt_can_be_tried_with_a_new_pair()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var id = await browser.StartBattleAsync("Again, please", language: "sv");
        var html = await browser.HtmlAsync($"/?again={id}");
        html.ShouldContain(">Again, please</textarea>");
        html.ShouldContain("value=\"sv\" checked");
    }

    [Fact]
    public async Task A_starter_fills_the_field_without_script()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var html = await browser.HtmlAsync("/?language=sv&prompt=sv-2");
        html.ShouldContain(">Skriv ett artigt klagomål om ett sent tåg.</textarea>");
        html.ShouldContain("value=\"sv-2\"");
        (await browser.HtmlAsync("/?language=en&ideas=1")).ShouldContain("Give three uses of a paper clip.");
    }

    [Theory]
    [InlineData("sv-SE,sv;q=0.9,en;q=0.5", "sv")]
    [InlineData("xx,fi;q=0.3", "fi")]
    [InlineData("xx", "en")]
    public async Task The_conversation_starts_in_a_language_of_the_browser(string accept, string language)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Accept-Language", accept);
        using var response = await browser.SendAsync(request);
        (await response.Content.ReadAsStringAsync()).ShouldContain($"value=\"{language}\" checked");
    }
}
