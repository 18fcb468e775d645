using System.Text.Json.Nodes;

namespace Arena.Silo.Tests.Catalogue;

/// <summary>Catalogues as text, right ones and wrong ones.</summary>
internal static class CatalogueText
{
    public const string Valid =
        """
        {
          "version": 1,
          // who competes
          "languages": [
            { "code": "en", "name": "English", "nativeName": "English" },
            { "code": "sv", "name": "Swedish", "nativeName": "Svenska" },
          ],
          "contestants": [
            { "id": "one", "name": "One", "family": "F", "licence": "CC0-1.0", "languages": ["en", "sv"], "engine": "llamaCpp", "file": "one.gguf",
              "sha256": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" },
            { "id": "two", "name": "Two", "family": "F", "licence": "CC0-1.0", "languages": ["en", "sv"], "engine": "openAi",
              "endpoint": "http://localhost:1/v1", "model": "m", "contextLength": 4096 }
          ]
        }
        """;

    /// <summary>The valid one after a change.</summary>
    public static string With(Action<JsonObject> change)
    {
        var catalogue = JsonNode.Parse(Valid, null, new() { AllowTrailingCommas = true, CommentHandling = System.Text.Json.JsonCommentHandling.Skip })!.AsObject();
        change(catalogue);
        return catalogue.ToJsonString();
    }

    public static JsonObject Contestant(this JsonObject catalogue, int index) => catalogue["contestants"]![index]!.AsObject();
}
