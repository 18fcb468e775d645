using System.Text;

namespace Arena.Inference.Tests.Models;

/// <summary>Writes GGUF version 3 files. Tensors' data are written one after another, so a large file needs little memory.</summary>
public sealed class GgufWriter
{
    private const int Alignment = 32;

    private readonly List<byte[]> _values = [];
    private readonly List<(string Name, long[] Dimensions, int Type, long Bytes, Action<Stream> Write)> _tensors = [];

    public GgufWriter Add(string key, string value) => Value(key, 8, writer => WriteText(writer, value));

    public GgufWriter Add(string key, uint value) => Value(key, 4, writer => writer.Write(value));

    public GgufWriter Add(string key, float value) => Value(key, 6, writer => writer.Write(value));

    public GgufWriter Add(string key, bool value) => Value(key, 7, writer => writer.Write(value));

    public GgufWriter AddArray(string key, IReadOnlyCollection<string> values) =>
        Array(key, 8, values, WriteText);

    public GgufWriter AddArray(string key, IReadOnlyCollection<float> values) =>
        Array(key, 6, values, static (writer, value) => writer.Write(value));

    public GgufWriter AddArray(string key, IReadOnlyCollection<int> values) =>
        Array(key, 5, values, static (writer, value) => writer.Write(value));

    /// <summary>Adds a tensor; the first dimension is the row.</summary>
    public GgufWriter Tensor(string name, long[] dimensions, int type, long bytes, Action<Stream> write)
    {
        _tensors.Add((name, dimensions, type, bytes, write));
        return this;
    }

    public void Save(string path)
    {
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20);
        WriteHeader(stream);
        foreach (var tensor in _tensors)
        {
            var before = stream.Position;
            tensor.Write(stream);
            if (stream.Position - before != tensor.Bytes)
            {
                throw new InvalidOperationException($"{tensor.Name} wrote {stream.Position - before} bytes, not {tensor.Bytes}.");
            }

            Pad(stream);
        }
    }

    private static void Pad(Stream stream) => stream.Write(new byte[(Alignment - (stream.Position % Alignment)) % Alignment]);

    private static void WriteText(BinaryWriter writer, string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        writer.Write((ulong)bytes.Length);
        writer.Write(bytes);
    }

    private void WriteHeader(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write("GGUF"u8);
        writer.Write(3u);
        writer.Write((ulong)_tensors.Count);
        writer.Write((ulong)_values.Count);
        _values.ForEach(writer.Write);
        var offset = 0L;
        foreach (var (name, dimensions, type, bytes, _) in _tensors)
        {
            WriteText(writer, name);
            writer.Write((uint)dimensions.Length);
            System.Array.ForEach(dimensions, dimension => writer.Write((ulong)dimension));
            writer.Write(type);
            writer.Write((ulong)offset);
            offset += (bytes + Alignment - 1) / Alignment * Alignment;
        }

        writer.Flush();
        Pad(stream);
    }

    private GgufWriter Array<T>(string key, uint type, IReadOnlyCollection<T> values, Action<BinaryWriter, T> write) =>
        Value(key, 9, writer =>
        {
            writer.Write(type);
            writer.Write((ulong)values.Count);
            foreach (var value in values)
            {
                write(writer, value);
            }
        });

    private GgufWriter Value(string key, uint type, Action<BinaryWriter> write)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        WriteText(writer, key);
        writer.Write(type);
        write(writer);
        writer.Flush();
        _values.Add(bytes.ToArray());
        return this;
    }
}
