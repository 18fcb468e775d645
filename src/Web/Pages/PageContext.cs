using System.Globalization;
using System.Text.Json;
using Arena.Web.Hosting;
using Arena.Web.Security;
using Arena.Web.Settings;
using Arena.Web.Texts;
using Microsoft.Extensions.Options;

namespace Arena.Web.Pages;

/// <summary>What every view needs to know of its request.</summary>
public sealed class PageContext
{
    private readonly HttpContext _context;

    private PageContext(HttpContext context)
    {
        _context = context;
        Settings = SettingsCookie.Read(context.Request);
        Texts = context.RequestServices.GetRequiredService<UiLanguages>().For(context);
        Options = context.RequestServices.GetRequiredService<IOptions<WebOptions>>().Value;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(UiLanguages.Culture(Texts.Language));
    }

    public TextCatalog Texts { get; }

    public VisitorSettings Settings { get; }

    public WebOptions Options { get; }

    /// <summary>Prefix of every address; empty at a host of its own.</summary>
    public string Root => _context.Request.PathBase.Value ?? "";

    /// <summary>For the forms of this page.</summary>
    public string FormToken => FormTokenAttribute.For(_context);

    public bool IsAt(string path) => _context.Request.Path.StartsWithSegments(path);

    public static PageContext Of(HttpContext context)
    {
        if (context.Items[typeof(PageContext)] is not PageContext page)
        {
            context.Items[typeof(PageContext)] = page = new PageContext(context);
        }

        return page;
    }

    /// <summary>Texts for the page's scripts, as a data block: '&lt;' is escaped, so that nothing in it ends the element.</summary>
    public string TextsAsJson(params string[] prefixes) => JsonSerializer.Serialize(Texts.Parts(prefixes));
}
