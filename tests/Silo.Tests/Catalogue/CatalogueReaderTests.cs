using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Arena.Grains.Catalogue;

namespace Arena.Silo.Tests.Catalogue;

public sealed class CatalogueReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_error_is_reported_at_once() => Errors(CatalogueText.With(catalogue =>
    {
        catalogue["version"] = "one";
        catalogue["colour"] = "red";
        catalogue.Contestant(0)["contextLength"] = "long";
        catalogue.Contestant(0)["topK"] = 4;
        catalogue.Contestant(1)["name"] = 7;
        catalogue.Contestant(1)["engine"] = "magic";
        catalogue["matchups"] = new JsonArray(new JsonObject { ["language"] = "xx", ["reference"] = "nobody" });
    })).ShouldBe(
    [
        "version must be a whole number",
        "contestants[0].contextLength must be a whole number",
        "contestants[0].topK is not known",
        "contestants[1].name must be a text",
        "colour is not known",
        "two: name is missing",
        "two: engine must be llamaCpp or openAi",
        "matchups[0]: language xx is not listed",
        "matchups[0]: there is no contestant nobody",
        "version must be 1",
    ]);

    [Fact]
    public void A_member_that_is_there_twice_is_an_error() =>
        Errors(CatalogueText.Valid.Replace("\"version\": 1,", "\"version\": 1, \"version\": 1,", StringComparison.Ordinal)).ShouldBe(["version is there twice"]);

    [Fact]
    public void Text_that_is_no_json_says_where() => Errors("{ \"version\": 1, ").ShouldHaveSingleItem().ShouldContain("LineNumber: 0");

    [Fact]
    public void Changed_weights_are_another_contestant_and_another_name_is_not()
    {
        var before = Ids(CatalogueText.Valid);

        Ids(CatalogueText.With(catalogue => catalogue.Contestant(0)["name"] = "Another name")).ShouldBe(before);
        Ids(CatalogueText.With(catalogue => catalogue.Contestant(0)["sha256Source"] = "Somebody")).ShouldBe(before);
        var after = Ids(CatalogueText.With(catalogue => catalogue.Contestant(0)["sha256"] = new string('b', 64)));

        after[0].ShouldNotBe(before[0]);
        after[0].ShouldStartWith("one-");
        after[1].ShouldBe(before[1]);
    }

    [Fact]
    public void A_reference_is_in_every_pair() => Meeting("""{ "language": "*", "reference": "a" }""").ShouldBe(["a-b", "a-c", "a-d"]);

    [Fact]
    public void Two_of_a_group_never_meet() =>
        Meeting("""{ "language": "en", "groups": [["a", "b"], ["c", "d"]] }""").ShouldBe(["a-c", "a-d", "b-c", "b-d"]);

    [Fact]
    public void Two_meet_only_in_a_pool_that_holds_both() =>
        Meeting("""{ "language": "en", "pools": [["a", "b"], ["b", "c", "d"]] }""").ShouldBe(["a-b", "b-c", "b-d", "c-d"]);

    [Fact]
    public void A_rule_of_a_language_goes_before_the_rule_of_all() =>
        Meeting("""{ "language": "*", "reference": "a" }, { "language": "en", "pools": [["c", "d"]] }""").ShouldBe(["c-d"]);

    [Fact]
    public void A_rule_under_which_nobody_meets_is_an_error() => Errors(CatalogueText.With(catalogue =>
            catalogue["matchups"] = new JsonArray(new JsonObject { ["language"] = "sv", ["groups"] = new JsonArray(new JsonArray("one", "two")) })))
        .ShouldBe(["matchups: no two contestants of sv may meet under the rule for sv"]);

    private string[] Meeting(string rules)
    {
        var catalogue = Read(Four(rules));
        var rule = catalogue.Matchup("en");
        var all = catalogue.Contestants;
        return [.. from index in Enumerable.Range(0, all.Length)
                   from other in all.Skip(index + 1)
                   where rule!.Allows(all[index], other)
                   select $"{all[index].Slug}-{other.Slug}".Replace("x", "", StringComparison.Ordinal)];
    }

    // Ids have two characters at least.
    private static string Four(string rules) => CatalogueText.With(catalogue =>
    {
        var model = catalogue.Contestant(0).DeepClone().AsObject();
        catalogue["contestants"] = new JsonArray([.. "abcd".Select(letter =>
        {
            var copy = model.DeepClone();
            copy["id"] = $"{letter}x";
            return copy;
        })]);
        var named = System.Text.RegularExpressions.Regex.Replace(rules, "\"([abcd])\"", "\"$1x\"");
        catalogue["matchups"] = JsonNode.Parse($"[{named}]");
    });

    private ImmutableArray<string> Errors(string text) => Should.Throw<CatalogueException>(() => Read(text)).Errors;

    private string[] Ids(string text) => [.. Read(text).Contestants.Select(contestant => contestant.Id.Value)];

    private ArenaCatalogue Read(string text)
    {
        File.WriteAllText(_folder.File("arena.json"), text);
        return CatalogueReader.Read(_folder.File("arena.json"));
    }
}
