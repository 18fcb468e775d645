using System.Text.Encodings.Web;
using System.Text.Json;

namespace Arena.Grains.Research;

/// <summary>Writes rows as JSON, one a line.</summary>
internal abstract class JsonRows<T> : IRowWriter<T>
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private Stream? _stream;
    private Utf8JsonWriter? _writer;

    public void Start(Stream stream) => (_stream, _writer) = (stream, new Utf8JsonWriter(stream, Options));

    public void Write(T row)
    {
        _writer!.WriteStartObject();
        Members(_writer, row);
        _writer.WriteEndObject();
        _writer.Flush();
        _writer.Reset();
        _stream!.WriteByte((byte)'\n');
    }

    public void Dispose() => _writer?.Dispose();

    protected abstract void Members(Utf8JsonWriter writer, T row);
}
