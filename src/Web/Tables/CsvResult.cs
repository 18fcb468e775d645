using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Arena.Contracts.Research;
using Arena.Web.Json;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.AspNetCore.Mvc;

namespace Arena.Web.Tables;

/// <summary>
/// Rows as RFC 4180 CSV with a header. Names and values are those of the rows' JSON, so that the two cannot differ; a value that JSON
/// leaves out is an empty cell. A record within a row becomes columns of its own: pairWeighted with rating is pairWeightedRating.
/// </summary>
/// <param name="rows">The rows.</param>
/// <param name="fileName">What a browser saves it as.</param>
internal sealed class CsvResult<T>(IReadOnlyList<T> rows, string fileName) : IActionResult
{
    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture)
    {
        NewLine = Rfc4180.LineEnd,
        ShouldQuote = args => Rfc4180.NeedsQuotes(args.Field),
    };

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        response.Headers.CacheControl = "no-store";
        await using var writer = new StreamWriter(response.Body, Utf8, leaveOpen: true);
        await using var csv = new CsvWriter(writer, Configuration, leaveOpen: true);
        var columns = ColumnsOf(typeof(T)).ToList();
        await WriteAsync(csv, columns.Select(column => column.Name));
        foreach (var row in rows)
        {
            await WriteAsync(csv, columns.Select(column => column.Cell(row)));
        }

        await csv.FlushAsync();
    }

    private static async Task WriteAsync(CsvWriter csv, IEnumerable<string?> cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell);
        }

        await csv.NextRecordAsync();
    }

    private static IEnumerable<(string Name, Func<object?, string?> Cell)> ColumnsOf(Type type) =>
        ArenaJson.Options.GetTypeInfo(type).Properties.SelectMany(ColumnsOf);

    private static IEnumerable<(string Name, Func<object?, string?> Cell)> ColumnsOf(JsonPropertyInfo member)
    {
        object? Value(object? row) => row is null ? null : member.Get!(row);
        if (ArenaJson.Options.GetTypeInfo(member.PropertyType).Kind != JsonTypeInfoKind.Object)
        {
            return [(member.Name, row => Cell(Value(row), member.PropertyType))];
        }

        return ColumnsOf(member.PropertyType).Select(inner =>
            (member.Name + Capitalised(inner.Name), (Func<object?, string?>)(row => inner.Cell(Value(row)))));
    }

    private static string Capitalised(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static string? Cell(object? value, Type type)
    {
        if (value is null)
        {
            return null;
        }

        var json = JsonSerializer.SerializeToElement(value, type, ArenaJson.Options);
        return json.ValueKind switch
        {
            JsonValueKind.String => json.GetString(),
            _ => json.GetRawText(),
        };
    }
}
