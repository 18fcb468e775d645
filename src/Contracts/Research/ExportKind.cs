namespace Arena.Contracts.Research;

/// <summary>What is exported.</summary>
[GenerateSerializer]
public enum ExportKind
{
    /// <summary>The vote log; public.</summary>
    Votes,

    /// <summary>Battles with their texts; for operators. Only voted battles and those closed for 24 h.</summary>
    Battles,

    /// <summary>The flat file of results with texts; for operators.</summary>
    Results,
}
