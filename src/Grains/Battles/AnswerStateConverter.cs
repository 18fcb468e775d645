using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Arena.Contracts.Battles;

namespace Arena.Grains.Battles;

/// <summary>Writes an answer's state as "status.attempt.length.failure": 100 of them have to fit the state's 4 kB.</summary>
internal sealed class AnswerStateConverter : JsonConverter<AnswerState>
{
    public override AnswerState Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var parts = (reader.GetString() ?? "").Split('.');
        if (parts.Length != 4)
        {
            throw new JsonException("An answer's state has four parts.");
        }

        int Part(int index) => int.Parse(parts[index], NumberStyles.None, CultureInfo.InvariantCulture);
        return new AnswerState((AnswerStatus)Part(0), Part(1), Part(2), (AnswerFailure)Part(3));
    }

    public override void Write(Utf8JsonWriter writer, AnswerState value, JsonSerializerOptions options) =>
        writer.WriteStringValue(string.Create(
            CultureInfo.InvariantCulture, $"{(int)value.Status}.{value.Attempt}.{value.Length}.{(int)value.Failure}"));
}
