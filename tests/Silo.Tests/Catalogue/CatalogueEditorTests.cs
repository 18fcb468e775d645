using Arena.Grains.Catalogue;

namespace Arena.Silo.Tests.Catalogue;

public sealed class CatalogueEditorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Catalogue => _folder.File("arena.json");

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void Everything_else_stays_as_its_author_wrote_it(string lineEnd)
    {
        var before = CatalogueText.Valid.ReplaceLineEndings(lineEnd);
        File.WriteAllText(Catalogue, before);

        CatalogueEditor.Append(Catalogue, Entry("three"));

        var after = File.ReadAllText(Catalogue);
        var end = before.LastIndexOf("4096 }", StringComparison.Ordinal) + "4096 }".Length;
        after.ShouldStartWith(before[..end] + ",");
        after.ShouldEndWith(before[end..]);
        after.Split(lineEnd).ShouldAllBe(line => !line.Contains('\n') && !line.Contains('\r'));
        CatalogueReader.Read(Catalogue).Contestants.Select(contestant => contestant.Slug).ShouldBe(["one", "two", "three"]);
    }

    [Fact]
    public void A_comma_that_trails_keeps_trailing()
    {
        File.WriteAllText(Catalogue, CatalogueText.Valid.Replace("4096 }", "4096 }, // the last", StringComparison.Ordinal));

        CatalogueEditor.Append(Catalogue, Entry("three"));
        CatalogueEditor.Append(Catalogue, Entry("four"));

        CatalogueReader.Read(Catalogue).Contestants.Select(contestant => contestant.Slug).ShouldBe(["one", "two", "three", "four"]);
        File.ReadAllText(Catalogue).ShouldContain("// the last");
    }

    [Fact]
    public void An_entry_that_the_reader_refuses_changes_nothing()
    {
        File.WriteAllText(Catalogue, CatalogueText.Valid);

        Should.Throw<CatalogueException>(() => CatalogueEditor.Append(Catalogue, Entry("one"))).Errors.ShouldBe(["one: the id is there twice"]);

        File.ReadAllText(Catalogue).ShouldBe(CatalogueText.Valid);
        Directory.GetFiles(_folder.Path).ShouldBe([Catalogue]);
    }

    private static ContestantEntry Entry(string id) => new(
        id, "Étude", "F", null, null, null, "MIT", ["sv"], "llamaCpp", "x.gguf", new string('c', 64), 10, null, null, null, null, null, null);
}
