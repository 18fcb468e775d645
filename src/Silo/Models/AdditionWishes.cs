namespace Arena.Silo.Models;

/// <summary>What an operator says of a model that is to be a contestant. What is null is taken from the file or the server.</summary>
/// <param name="Languages">Codes.</param>
/// <param name="Model">How a server calls it; null for files.</param>
/// <param name="Id">In the catalogue.</param>
/// <param name="Name">Displayed.</param>
/// <param name="Family">Where it comes from.</param>
/// <param name="Variant">Which kind of its family.</param>
/// <param name="Licence">SPDX id or name.</param>
/// <param name="Format">chat or completion.</param>
/// <param name="ContextLength">Tokens of a conversation.</param>
internal sealed record AdditionWishes(
    IReadOnlyList<string> Languages,
    string? Model,
    string? Id,
    string? Name,
    string? Family,
    string? Variant,
    string? Licence,
    string? Format,
    int? ContextLength);
