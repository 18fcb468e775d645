using System.Text.Json;
using System.Text.RegularExpressions;
using Arena.Contracts;
using Arena.Support;
using Arena.Web.Problems;
using Arena.Web.Texts;

namespace Arena.Web.Tests;

public sealed partial class TextTests
{
    private static readonly TextCatalog English = TextCatalog.Read("en");

    [Theory]
    [InlineData("en", 1, "one")]
    [InlineData("en", 0, "other")]
    [InlineData("is", 21, "one")]
    [InlineData("is", 11, "other")]
    [InlineData("ro", 0, "few")]
    [InlineData("ro", 101, "few")]
    [InlineData("ro", 20, "other")]
    [InlineData("pt", 0, "other")]
    [InlineData("es", 1_000_000, "many")]
    public void Plural_forms_follow_CLDR(string language, int count, string form) => Plural.Form(language, count).ShouldBe(form);

    [Fact]
    public void A_text_takes_its_placeholders_by_name()
    {
        English.Format("vote.held", ("seconds", 3), ("choice", "Tie")).ShouldBe("Tie. Sending in 3 s");
        English.Count("status.ahead", 1).ShouldStartWith("1 battle is ahead");
        Should.Throw<KeyNotFoundException>(() => English["no.such.text"]);
    }

    [Fact]
    public void Every_text_that_a_view_asks_for_exists()
    {
        var views = Directory.GetFiles(Path.Combine(RepositoryRoot.Path, "src", "Web", "Views"), "*.cshtml", SearchOption.AllDirectories);
        var asked = views.SelectMany(view => AskedFor().Matches(File.ReadAllText(view)).Select(match => match.Groups[1].Value)).Distinct().ToList();
        asked.Count.ShouldBeGreaterThan(80);
        asked.Where(key => !English.Has(key)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_refusal_a_voter_can_meet_has_its_sentence()
    {
        RefusalCode[] notForPages = [RefusalCode.KeyInvalid, RefusalCode.KeyReused];
        Enum.GetValues<RefusalCode>().Except(notForPages).Where(code => !English.Has($"refusal.{Problem.Name(code)}")).ShouldBeEmpty();
    }

    [Fact]
    public void Every_language_has_every_text_with_the_same_placeholders()
    {
        foreach (var (code, _) in UiLanguages.All)
        {
            var texts = TextCatalog.Read(code);
            texts.Keys.Order(StringComparer.Ordinal).ShouldBe(English.Keys.Order(StringComparer.Ordinal));
            foreach (var key in texts.Keys)
            {
                Placeholders(texts, key).ShouldBe(Placeholders(English, key), $"{code} {key}");
            }
        }
    }

    private static IEnumerable<string> Placeholders(TextCatalog texts, string key) =>
        Placeholder().Matches(JsonSerializer.Serialize(texts.Parts(key.Split('.')[0])[key])).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex("""\bt(?:\[|\.Format\(|\.Count\()"([a-z_.0-9]+)"[\],]""")]
    private static partial Regex AskedFor();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();
}
