namespace Arena.Grains.Research.Scrubbing;

/// <summary>Finds one kind of personal data in a text. Pure and thread-safe; linear in the text's length.</summary>
internal interface IScrubRule
{
    /// <summary>Name in reports; what is found becomes [name].</summary>
    string Name { get; }

    /// <summary>Where it stands, in order and without overlaps.</summary>
    /// <param name="text">A prompt, an answer or a comment.</param>
    /// <param name="language">Language of the conversation; decides how national numbers are written.</param>
    IEnumerable<Span> Find(string text, string language);
}
