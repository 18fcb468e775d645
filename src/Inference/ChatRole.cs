namespace Arena.Inference;

/// <summary>Who says a message.</summary>
public enum ChatRole
{
    /// <summary>Instructions of the arena.</summary>
    System,

    /// <summary>The voter.</summary>
    User,

    /// <summary>The contestant.</summary>
    Assistant,
}
