namespace Arena.Silo.Verbs;

/// <summary>What a verb does with an arena's stores.</summary>
internal enum StoresUse
{
    /// <summary>Reads; the schema stays as it is, because an arena of an older build may be running.</summary>
    Read,

    /// <summary>Changes what is there.</summary>
    Change,

    /// <summary>Changes what is there, or begins an arena where there is none.</summary>
    Begin,
}
