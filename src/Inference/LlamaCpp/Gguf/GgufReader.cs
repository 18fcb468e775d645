using System.Buffers.Binary;

namespace Arena.Inference.LlamaCpp.Gguf;

/// <summary>
/// Reads a GGUF header (versions 2 and 3) from a file nobody vouches for. Checks what llama.cpp would assert on
/// or trust: counts, string lengths, types, tensor sizes and their place in the file.
/// Source: the format's description in the ggml repository, docs/gguf.md.
/// </summary>
internal static class GgufReader
{
    private const uint Magic = 0x46554747;
    private const int MostKeyBytes = 65_535;
    private const int MostTextBytes = 4 << 20;
    private const int MostTensorNameBytes = 63;
    private const int ShortArray = 4096;
    private const string Vocabulary = "tokenizer.ggml.tokens";

    /// <exception cref="GgufException">The header is not well formed or the file is shorter than it says.</exception>
    public static GgufHeader Read(Stream stream)
    {
        var cursor = new GgufCursor(stream);
        if (cursor.Length < 24 || cursor.UInt32() != Magic)
        {
            throw new GgufException("it does not start like a GGUF file");
        }

        var version = cursor.UInt32();
        if (version is not (2 or 3))
        {
            throw new GgufException($"GGUF version {version} is not supported");
        }

        var tensorCount = cursor.Count(24);
        var valueCount = cursor.Count(13);
        var values = ReadValues(cursor, valueCount);
        var alignment = Alignment(values);
        var tensors = ReadTensors(cursor, tensorCount);
        var dataOffset = Align(cursor.Position, alignment);
        RequirePlaces(tensors, alignment, cursor.Length - dataOffset);
        return new GgufHeader(values, tensors, dataOffset);
    }

    private static Dictionary<string, object> ReadValues(GgufCursor cursor, long count)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        for (var i = 0L; i < count; i++)
        {
            var key = cursor.String(MostKeyBytes);
            var value = ReadValue(cursor, (GgufValueType)cursor.UInt32(), distinct: key == Vocabulary);
            if (key.Length == 0 || !values.TryAdd(key, value))
            {
                throw new GgufException($"the metadata key '{key}' is empty or comes twice");
            }
        }

        return values;
    }

    private static object ReadValue(GgufCursor cursor, GgufValueType type, bool distinct) => type switch
    {
        GgufValueType.String => cursor.String(MostTextBytes),
        GgufValueType.Array => ReadArray(cursor, distinct),
        GgufValueType.Float32 => (double)BinaryPrimitives.ReadSingleLittleEndian(cursor.Take(4)),
        GgufValueType.Float64 => BinaryPrimitives.ReadDoubleLittleEndian(cursor.Take(8)),
        GgufValueType.Bool => cursor.Take(1)[0] != 0,
        _ => ReadInteger(cursor, type),
    };

    private static long ReadInteger(GgufCursor cursor, GgufValueType type) => type switch
    {
        GgufValueType.UInt8 => cursor.Take(1)[0],
        GgufValueType.Int8 => (sbyte)cursor.Take(1)[0],
        GgufValueType.UInt16 => BinaryPrimitives.ReadUInt16LittleEndian(cursor.Take(2)),
        GgufValueType.Int16 => BinaryPrimitives.ReadInt16LittleEndian(cursor.Take(2)),
        GgufValueType.UInt32 => cursor.UInt32(),
        GgufValueType.Int32 => (int)cursor.UInt32(),
        GgufValueType.UInt64 => cursor.UInt64() is var wide && wide <= long.MaxValue
            ? (long)wide
            : throw new GgufException($"the integer {wide} is out of range"),
        GgufValueType.Int64 => (long)cursor.UInt64(),
        _ => throw new GgufException($"a metadata value has the unknown type {(int)type}"),
    };

    private static GgufArray ReadArray(GgufCursor cursor, bool distinct)
    {
        var type = (GgufValueType)cursor.UInt32();
        var size = ElementSize(type);
        var count = cursor.Count(size);
        if (type == GgufValueType.String)
        {
            PassTexts(cursor, count, distinct);
            return new GgufArray(type, count, []);
        }

        if (count > ShortArray || type is GgufValueType.Float32 or GgufValueType.Float64 or GgufValueType.Bool)
        {
            cursor.Skip(checked(count * size));
            return new GgufArray(type, count, []);
        }

        var numbers = new long[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = ReadInteger(cursor, type);
        }

        return new GgufArray(type, count, numbers);
    }

    // The library asserts that no two tokens are spelt alike, up to the first zero byte.
    private static void PassTexts(GgufCursor cursor, long count, bool distinct)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0L; i < count; i++)
        {
            if (!distinct)
            {
                cursor.Skip(cursor.Count(1));
            }
            else if (UpToZero(cursor.String(MostTextBytes)) is { Length: > 0 } text && !seen.Add(text))
            {
                throw new GgufException($"token {i} is spelt like another one");
            }
        }
    }

    private static string UpToZero(string text) => text.IndexOf('\0') is >= 0 and var end ? text[..end] : text;

    private static int ElementSize(GgufValueType type) => type switch
    {
        GgufValueType.UInt8 or GgufValueType.Int8 or GgufValueType.Bool => 1,
        GgufValueType.UInt16 or GgufValueType.Int16 => 2,
        GgufValueType.UInt32 or GgufValueType.Int32 or GgufValueType.Float32 => 4,
        GgufValueType.UInt64 or GgufValueType.Int64 or GgufValueType.Float64 or GgufValueType.String => 8,
        _ => throw new GgufException($"an array has the element type {(int)type}"),
    };

    private static long Alignment(Dictionary<string, object> values) =>
        !values.TryGetValue("general.alignment", out var value) ? 32
        : value is long alignment && alignment is >= 8 and <= 1 << 20 && long.IsPow2(alignment) ? alignment
        : throw new GgufException("general.alignment is not a power of two from 8 to 1048576");

    private static List<GgufTensor> ReadTensors(GgufCursor cursor, long count)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var tensors = new List<GgufTensor>();
        for (var i = 0L; i < count; i++)
        {
            var tensor = ReadTensor(cursor);
            if (!names.Add(tensor.Name))
            {
                throw new GgufException($"the tensor '{tensor.Name}' comes twice");
            }

            tensors.Add(tensor);
        }

        return tensors;
    }

    private static GgufTensor ReadTensor(GgufCursor cursor)
    {
        var name = cursor.String(MostTensorNameBytes);
        var dimensionCount = cursor.UInt32();
        if (dimensionCount is < 1 or > 4)
        {
            throw new GgufException($"the tensor '{name}' has {dimensionCount} dimensions");
        }

        var dimensions = new long[dimensionCount];
        for (var i = 0; i < dimensions.Length; i++)
        {
            var size = cursor.UInt64();
            dimensions[i] = size is >= 1 and <= int.MaxValue ? (long)size : throw new GgufException($"the tensor '{name}' has a dimension of {size}");
        }

        var type = cursor.UInt32();
        var offset = cursor.UInt64();
        return offset <= long.MaxValue && type <= int.MaxValue
            ? new GgufTensor(name, (int)type, dimensions, (long)offset, Bytes(name, (int)type, dimensions))
            : throw new GgufException($"the tensor '{name}' has the offset {offset} and the type {type}");
    }

    private static long Bytes(string name, int type, long[] dimensions)
    {
        if (!GgmlTypes.TryGetBlock(type, out var elements, out var bytes) || dimensions[0] % elements != 0)
        {
            throw new GgufException($"the tensor '{name}' has the type {type} and rows of {dimensions[0]}");
        }

        var size = (Int128)(dimensions[0] / elements) * bytes;
        foreach (var dimension in dimensions.AsSpan(1))
        {
            size *= dimension;
        }

        return size <= long.MaxValue / 2 ? (long)size : throw new GgufException($"the tensor '{name}' is larger than any file");
    }

    // llama.cpp wants tensors back to back, so each place follows from the sizes before it.
    private static void RequirePlaces(List<GgufTensor> tensors, long alignment, long dataBytes)
    {
        var expected = 0L;
        foreach (var tensor in tensors)
        {
            if (tensor.Offset != expected)
            {
                throw new GgufException($"the tensor '{tensor.Name}' lies at {tensor.Offset}, not at {expected}");
            }

            if (tensor.Bytes > dataBytes - expected)
            {
                throw new GgufException($"the file ends inside the tensor '{tensor.Name}'");
            }

            expected = Align(expected + tensor.Bytes, alignment);
        }
    }

    private static long Align(long value, long alignment) => (value + alignment - 1) & -alignment;
}
