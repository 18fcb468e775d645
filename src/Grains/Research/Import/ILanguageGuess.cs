namespace Arena.Grains.Research.Import;

/// <summary>Tells the language of a text where it can.</summary>
internal interface ILanguageGuess
{
    /// <returns>BCP 47, or null where the text is too short or too mixed to tell.</returns>
    string? Of(string text);
}
