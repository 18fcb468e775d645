using System.Globalization;
using Arena.Contracts.Ratings.Analytics;
using Arena.Scripted;
using Arena.Web.Analytics;
using Arena.Web.Tables;
using Arena.Web.Texts;

namespace Arena.Web.Tests;

public sealed class NumbersTests
{
    public NumbersTests() => CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-GB");

    [Theory]
    [InlineData(0, "0%")]
    [InlineData(0.004, "0.4%")]
    [InlineData(0.0000004, "0.01%")]
    [InlineData(0.005, "1%")]
    [InlineData(0.5, "50%")]
    [InlineData(0.9949, "99%")]
    [InlineData(0.9991, "99.9%")]
    [InlineData(0.9996, "99.96%")]
    [InlineData(0.9999999, "99.99%")]
    [InlineData(1 - 1e-12, "100%")]
    [InlineData(1, "100%")]
    public void A_share_reads_as_none_or_all_only_where_it_is(double share, string expected)
    {
        Numbers.Share(share).ShouldBe(expected);
        Numbers.Share(TextCatalog.Read("en"), 0.5, 0, share).ShouldBe($"50% (0–{expected.TrimEnd('%')})");
    }

    [Theory]
    [InlineData(0.155, "p = 0.16")]
    [InlineData(0.0012, "p = 0.0012")]
    [InlineData(1e-9, "p < 0.0001")]
    public void A_probability_of_error_reads_as_one_relation(double p, string expected) => Numbers.PEquals(p).ShouldBe(expected);

    [Fact]
    public void Weeks_are_told_as_weeks()
    {
        var votes = VotesOverTimeState.Of(new VotesOverTime(SampleAnalytics.Stand, true, 0, [Week(2), Week(9)]));

        new Findings(TextCatalog.Read("en"), code => code).Votes(votes)
            .ShouldStartWith("2 rated votes came in from the week of 2 Mar 2026 to the week of 9 Mar 2026, the most in the week of 2 Mar 2026: 1.");
    }

    [Fact]
    public async Task The_filters_keep_the_direction_and_a_language_that_left_is_no_link()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        (await browser.HtmlAsync("/leaderboard?sort=votes&dir=asc")).ShouldContain("<option value=\"asc\" selected=\"selected\">Ascending</option>");

        web.Arena.Languages = [.. web.Arena.Languages.Where(language => language.Code != "de")];
        web.Clock.Advance(TimeSpan.FromMinutes(1));
        var html = await browser.HtmlAsync("/contestants/heron-large");
        html.ShouldNotContain("language=de");
        html.ShouldContain("language=sv");
    }

    private static VotesInPeriod Week(int day) => new(new DateOnly(2026, 3, day), 1, 0, 0, 0, 0, 0, 1);
}
