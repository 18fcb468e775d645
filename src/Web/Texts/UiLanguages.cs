using Arena.Web.Hosting;
using Arena.Web.Settings;
using Microsoft.Extensions.Options;

namespace Arena.Web.Texts;

/// <summary>
/// The languages that the pages speak. One more: put Texts/CODE.json beside en.json with every key, and name it here.
/// The language of the pages never depends on that of a battle.
/// </summary>
public sealed class UiLanguages(IOptions<WebOptions> options)
{
    /// <summary>Code and name of each, in the order of their own names.</summary>
    public static IReadOnlyList<(string Code, string Name)> All { get; } = [("en", "English")];

    private static readonly Dictionary<string, TextCatalog> Catalogs = All.ToDictionary(language => language.Code, language => TextCatalog.Read(language.Code));

    /// <summary>Chosen in the settings, else asked for by the browser, else the installation's, else English.</summary>
    public TextCatalog For(HttpContext context)
    {
        var wanted = SettingsCookie.Read(context.Request).Language is { Length: > 0 } chosen ? [chosen] : AcceptLanguage.Read(context.Request);
        return wanted.Append(options.Value.Language).Select(Find).FirstOrDefault(found => found is not null) ?? Catalogs["en"];
    }

    /// <summary>The culture that writes dates and numbers: English and Portuguese are those of Europe.</summary>
    public static string Culture(string language) => language switch
    {
        "en" => "en-GB",
        "pt" => "pt-PT",
        _ => language,
    };

    private static TextCatalog? Find(string language) => Catalogs.GetValueOrDefault(AcceptLanguage.Primary(language));
}
