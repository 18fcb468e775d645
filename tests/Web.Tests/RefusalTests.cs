using Arena.Contracts;
using Arena.Web.Problems;

namespace Arena.Web.Tests;

public sealed class RefusalTests
{
    public static TheoryData<RefusalCode> Codes => [.. Enum.GetValues<RefusalCode>()];

    [Theory]
    [MemberData(nameof(Codes))]
    public async Task Every_refusal_has_a_status_and_its_code_in_snake_case(RefusalCode code)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        web.Arena.RefuseStart = new Refusal(code, "why", 7);

        using var response = await browser.PostAsync("/api/battles", new { language = "en", prompt = "x", key = "k" });

        var problem = await response.ShouldBeProblemAsync(RefusalStatus.Of(code), Problem.Name(code));
        problem.GetProperty("code").GetString()!.ShouldMatch("^[a-z]+(_[a-z]+)*$");
        problem.GetProperty("detail").GetString().ShouldBe("why");
        problem.GetProperty("title").GetString().ShouldNotBeNullOrWhiteSpace();
        response.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Theory]
    [InlineData(RefusalCode.UnknownBattle, 404)]
    [InlineData(RefusalCode.UnknownLanguage, 422)]
    [InlineData(RefusalCode.PromptTooLong, 413)]
    [InlineData(RefusalCode.PromptEmpty, 422)]
    [InlineData(RefusalCode.KeyReused, 409)]
    [InlineData(RefusalCode.NoPair, 503)]
    [InlineData(RefusalCode.Busy, 503)]
    [InlineData(RefusalCode.TooManyBattles, 429)]
    [InlineData(RefusalCode.AlreadyVoted, 409)]
    [InlineData(RefusalCode.NotVotable, 409)]
    [InlineData(RefusalCode.StaleTurn, 409)]
    [InlineData(RefusalCode.Retry, 503)]
    public void Statuses_are_those_of_the_contract(RefusalCode code, int status) => RefusalStatus.Of(code).ShouldBe(status);
}
