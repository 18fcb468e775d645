using System.Text.Json;

namespace Arena.Grains.Research;

/// <summary>The flat file of results as JSON lines, with the names of the CSV.</summary>
internal sealed class ResultLines : JsonRows<ResultRow>
{
    protected override void Members(Utf8JsonWriter writer, ResultRow row)
    {
        writer.WriteString("Timestamp", row.Timestamp);
        writer.WriteString("Language", row.Language);
        writer.WriteString("Prompt", row.Prompt);
        writer.WriteString("Model_A_Name", row.ModelA);
        writer.WriteString("Model_B_Name", row.ModelB);
        writer.WriteString("Output_A", row.OutputA);
        writer.WriteString("Output_B", row.OutputB);
        writer.WriteBoolean("Swapped", row.Swapped);
        writer.WriteString("Winner_Position", row.WinnerPosition);
        writer.WriteString("Winner_Source", row.WinnerSource);
    }
}
