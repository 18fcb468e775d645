using System.Net;
using System.Text;
using System.Text.Json;

namespace Arena.EndToEnd.Tests.Processes;

/// <summary>All bytes of one response.</summary>
/// <param name="Request">Method and address, for messages.</param>
/// <param name="Status">Its status.</param>
/// <param name="Head">Status line and headers as lines.</param>
/// <param name="Body">Its body as sent.</param>
public sealed record Received(string Request, HttpStatusCode Status, string Head, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public string Code => Json<ProblemMessage>().Code;

    public T Json<T>() => JsonSerializer.Deserialize<T>(Body, JsonSerializerOptions.Web)!;

    /// <summary>This response, when it has the expected status; otherwise a failure that shows it.</summary>
    public Received Expect(HttpStatusCode status) => Status == status
        ? this
        : throw new InvalidOperationException($"{Request} gave {(int)Status}, not {(int)status}: {Text}");

    internal static string HeadOf(HttpResponseMessage response)
    {
        var head = new StringBuilder($"HTTP/{response.Version} {(int)response.StatusCode} {response.ReasonPhrase}\n");
        foreach (var (name, values) in response.Headers.Concat(response.Content.Headers).OrderBy(header => header.Key, StringComparer.Ordinal))
        {
            head.Append(name).Append(": ").AppendJoin(", ", values).Append('\n');
        }

        return head.ToString();
    }
}
