namespace Arena.Contracts.Research;

/// <summary>How an export is encoded.</summary>
[GenerateSerializer]
public enum ExportFormat
{
    Csv,
    JsonLines,
}
