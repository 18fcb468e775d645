using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Arena.Grains.Catalogue;

/// <summary>Adds contestants to a catalogue and leaves everything else in the file as its author wrote it: order, comments, layout, line ends.</summary>
internal static class CatalogueEditor
{
    private const string Indent = "    ";

    private static readonly JsonSerializerOptions Written = new(MemberReader.Json)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>Appends a contestant. The file is replaced only by one that the reader accepts.</summary>
    /// <exception cref="CatalogueException">The catalogue with the entry would not be valid; it is as it was.</exception>
    public static void Append(string path, ContestantEntry entry)
    {
        var text = File.ReadAllText(path);
        var partial = $"{path}.{Environment.ProcessId}.partial";
        try
        {
            File.WriteAllText(partial, WithEntry(text, entry));
            CatalogueReader.Read(partial);
            File.Move(partial, path, overwrite: true);
        }
        catch (CatalogueException exception)
        {
            throw new CatalogueException(path, exception.Errors);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>The text of a valid catalogue with an entry more.</summary>
    internal static string WithEntry(string text, ContestantEntry entry)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var (last, hasComma) = EndOfContestants(bytes);
        var lineEnd = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var lines = JsonSerializer.Serialize(entry, Written).ReplaceLineEndings(lineEnd + Indent);
        var added = $"{(hasComma ? "" : ",")}{lineEnd}{Indent}{lines}{(hasComma ? "," : "")}";
        return Encoding.UTF8.GetString(bytes.AsSpan(0, last)) + added + Encoding.UTF8.GetString(bytes.AsSpan(last));
    }

    /// <summary>Where the last contestant ends, the comma after it included where there is one.</summary>
    private static (int Offset, bool HasComma) EndOfContestants(byte[] bytes)
    {
        var start = bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        var reader = new Utf8JsonReader(bytes.AsSpan(start), new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        while (reader.Read() && !(reader is { CurrentDepth: 1, TokenType: JsonTokenType.PropertyName } && reader.ValueTextEquals("contestants")))
        {
        }

        var last = 0;
        while (reader.Read() && !(reader.TokenType == JsonTokenType.EndArray && reader.CurrentDepth == 1))
        {
            if (reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == 2)
            {
                last = start + (int)reader.BytesConsumed;
            }
        }

        var next = last;
        while (char.IsWhiteSpace((char)bytes[next]))
        {
            next++;
        }

        return bytes[next] == ',' ? (next + 1, true) : (last, false);
    }
}
