using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Arena.Web.Tests;

public sealed class VoterCookieTests
{
    [Fact]
    public async Task The_first_contact_gives_a_secret_of_128_bits_that_scripts_cannot_read()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var response = await browser.GetAsync("/api/battles");
        var cookie = response.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldStartWith("arena_voter=");
        cookie.ShouldContain("; httponly", Case.Insensitive);
        cookie.ShouldContain("; samesite=lax", Case.Insensitive);
        cookie.ShouldContain("; path=/;", Case.Insensitive);
        cookie.ShouldContain("; max-age=", Case.Insensitive);
        cookie.ShouldNotContain("secure", Case.Insensitive);
        Base64Url.DecodeFromChars(browser.Cookie("arena_voter")).Length.ShouldBe(16);
    }

    [Fact]
    public async Task Over_https_the_cookie_is_secure()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://localhost/api/battles");
        using var response = await browser.SendAsync(request);
        response.Headers.GetValues("Set-Cookie").Single().ShouldContain("; secure", Case.Insensitive);
    }

    [Fact]
    public async Task Two_browsers_get_two_secrets()
    {
        await using var web = await WebArena.StartAsync();
        using var one = web.NewBrowser();
        using var two = web.NewBrowser();
        await one.StartBattleAsync();
        await two.StartBattleAsync();
        one.Cookie("arena_voter").ShouldNotBe(two.Cookie("arena_voter"));
        web.Arena.Battles.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Grains_see_the_hash_only_and_are_asked_once()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        await browser.StartBattleAsync(key: "k1");
        await browser.StartBattleAsync(key: "k2");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(browser.Cookie("arena_voter")!)));
        web.Arena.Identified.ShouldBe([hash]);
    }

    [Fact]
    public async Task A_good_cookie_is_kept()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        await browser.StartBattleAsync();
        using var again = await browser.GetAsync("/api/battles");
        again.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Theory]
    [InlineData("short")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("!!!!!!!!!!!!!!!!!!!!!!")]
    public async Task A_malformed_cookie_is_replaced_and_never_reaches_a_grain(string value)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        browser.SetCookie("arena_voter", value);
        await browser.StartBattleAsync();
        browser.Cookie("arena_voter").ShouldNotBe(value);
        web.Arena.Identified.ShouldNotContain(Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(value))));
        (await browser.GetJsonAsync("/api/battles")).GetProperty("total").GetInt32().ShouldBe(1);
    }
}
