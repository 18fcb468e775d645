namespace Arena.Web.Texts;

/// <summary>Which form of a text goes with a number, after CLDR; the pages' scripts ask the browser, and a test compares the two.</summary>
public static class Plural
{
    /// <summary>one, few, many or other.</summary>
    public static string Form(string language, int count) => language switch
    {
        "is" => count % 10 == 1 && count % 100 != 11 ? "one" : "other",
        "es" or "it" or "pt" or "ca" => count == 1 ? "one" : count != 0 && count % 1_000_000 == 0 ? "many" : "other",
        "ro" => count == 1 ? "one" : count == 0 || count % 100 is >= 1 and <= 19 ? "few" : "other",
        _ => count == 1 ? "one" : "other",
    };
}
