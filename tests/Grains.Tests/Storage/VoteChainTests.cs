using System.Security.Cryptography;
using System.Text;
using Arena.Grains.Storage;

namespace Arena.Grains.Tests.Storage;

public sealed class VoteChainTests
{
    private const string FirstJson =
        """
        {"sequence":1,"battle":"01BATTLE000001","turn":2,"leftAttempt":0,"rightAttempt":1,"left":"multisynt-tower-1.7b","right":"qwen3-4b","verdict":"both_bad","language":"et","topic":"coding","probability":0.30000000000000004,"parameters":"{\"left\":{\"temperature\":0.7},\"right\":{\"temperature\":0.7}}","leftLength":812,"rightLength":40,"flags":"interrupted_right","source":"own","voter":"voter-anna","castAt":1772366400001}
        """;

    private readonly VoteChain _chain = new();

    [Fact]
    public void The_canonical_json_has_these_bytes() =>
        Json(Sample.Vote(1, Contracts.Battles.Verdict.BothBad)).ShouldBe(FirstJson);

    [Fact]
    public void A_hash_covers_the_hash_before_it_and_the_json()
    {
        var first = _chain.Link(1, Sample.Vote(1, Contracts.Battles.Verdict.BothBad), VoteChain.Start);
        var second = _chain.Link(2, Sample.Vote(2), first.Hash);

        first.Hash.ShouldBe(Sha256([.. new byte[32], .. Encoding.UTF8.GetBytes(FirstJson)]));
        second.Hash.ShouldBe(Sha256([.. Convert.FromHexString(first.Hash), .. _chain.Json(2, second.Vote)]));
    }

    [Theory]
    [InlineData("a\"b", "a\\\"b")]
    [InlineData("a\\b", "a\\\\b")]
    [InlineData("\b\t\n\f\r", "\\b\\t\\n\\f\\r")]
    [InlineData("\u0001\u001f", "\\u0001\\u001f")]
    [InlineData("/<>&'+\u007f\u2028õ🦭", "/<>&'+\u007f\u2028õ🦭")]
    public void Strings_escape_what_json_demands_and_nothing_else(string topic, string escaped) =>
        Json(Sample.Vote(1) with { Topic = topic }).ShouldContain($"\"topic\":\"{escaped}\"");

    [Theory]
    [InlineData(1, "1")]
    [InlineData(0.5, "0.5")]
    [InlineData(1.0 / 3, "0.3333333333333333")]
    [InlineData(0.0001, "0.0001")]
    [InlineData(0.00001, "1E-05")]
    public void Decimals_are_the_shortest_that_come_back_the_same(double probability, string written) =>
        Json(Sample.Vote(1) with { Probability = probability }).ShouldContain($"\"probability\":{written},");

    [Fact]
    public void The_idempotency_key_is_not_part_of_it() =>
        Json(Sample.Vote(1, key: "one")).ShouldBe(Json(Sample.Vote(1, key: "two")));

    private string Json(VoteDraft vote) => Encoding.UTF8.GetString(_chain.Json(1, vote));

    private static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
