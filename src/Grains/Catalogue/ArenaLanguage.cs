namespace Arena.Grains.Catalogue;

/// <summary>A language that battles can be in.</summary>
/// <param name="Code">BCP 47.</param>
/// <param name="Name">In English.</param>
/// <param name="NativeName">In itself.</param>
internal sealed record ArenaLanguage(string Code, string Name, string NativeName);
