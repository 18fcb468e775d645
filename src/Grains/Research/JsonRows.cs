using System.Text.Encodings.Web;
using System.Text.Json;

namespace Arena.Grains.Research;

/// <summary>Writes rows as JSON, one a line.</summary>
internal abstract class JsonRows<T> : IRowWriter<T>
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Start(Stream stream)
    {
    }

    public void Write(Stream stream, T row)
    {
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            writer.WriteStartObject();
            Members(writer, row);
            writer.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    protected abstract void Members(Utf8JsonWriter writer, T row);
}
