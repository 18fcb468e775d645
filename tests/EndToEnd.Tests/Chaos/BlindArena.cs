using System.Text.Json;
using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.Chaos;

/// <summary>
/// An arena whose contestants have names that no answer and no page has any other reason to contain. In "en" some answer and one cannot
/// be loaded; in "fi" three say the same, so that only what is hidden differs.
/// </summary>
public sealed class BlindArena : ArenaFixture
{
    public const string Alike = "fi";

    private static readonly string[] Same = ["We", " all", " say", " the", " same", "."];

    private static readonly ScriptedContestant[] Contestants =
    [
        new("velnoq-7b", "Velnoqua Thistlemere", "Velnoquae", "Corbenhask", "wrapt-oriq.gguf", ["First", " answer", "."]),
        new("zurnblak", "Zürnbläk & Sönne", "Zürnbläkker", "Ümlautig", "fjordvask.gguf", ["Second", " answer", ",", " longer", "."]),
        new("drossel-quint", "Drosselquint", "Quintessor", "Mirabund", "pelzkappe.gguf", ["Never", " loaded"]) { Loads = false },
        new("gravelox", "Gravelox Onderwijk", "Graveloxen", "Tessarion", "holmquist.gguf", Same) { Languages = [Alike] },
        new("pimberwock", "Pimberwock", "Wockfamilie", "Septimalus", "jabberline.gguf", Same) { Languages = [Alike] },
        new("ostrakhon", "Ostrakhon+Plus/Minus", "Ostrakhoniden", "Novemberlin", "kiefernzapf.gguf", Same) { Languages = [Alike] },
    ];

    private string _catalogue = "";

    /// <summary>Everything the catalogue says that belongs to one contestant.</summary>
    public IReadOnlyList<string> Secrets
    {
        get
        {
            using var catalogue = JsonDocument.Parse(File.ReadAllText(_catalogue));
            var hashes = catalogue.RootElement.GetProperty("contestants").EnumerateArray().Select(entry => entry.GetProperty("sha256").GetString()!).ToList();
            return
            [
                .. Contestants.SelectMany(it => new[] { it.Id, it.Name, it.Family, it.Variant, it.File, Path.GetFileNameWithoutExtension(it.File) }),
                .. hashes,
                .. hashes.Select(hash => hash[..12]),
                Folder.Path,
            ];
        }
    }

    protected override ArenaSettings Prepare()
    {
        _catalogue = ScriptedCatalogue.Write(Folder.Path, Contestants);
        return new ArenaSettings(Folder.File("data")) { Catalogue = _catalogue };
    }
}
