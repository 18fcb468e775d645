using System.Text.Json;

namespace Arena.Grains.Research.Import;

/// <summary>The cleaning report as JSON lines.</summary>
internal sealed class CleaningLines : JsonRows<CleaningEntry>
{
    protected override void Members(Utf8JsonWriter writer, CleaningEntry row)
    {
        writer.WriteNumber("row", row.Row);
        writer.WriteString("action", row.Action.ToString().ToLowerInvariant());
        writer.WriteString("reason", row.Reason);
        writer.WriteString("detail", row.Detail);
    }
}
