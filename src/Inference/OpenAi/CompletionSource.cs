using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Arena.Inference.LlamaCpp.Prompts;

namespace Arena.Inference.OpenAi;

/// <summary>The completion endpoint for base models, over plain HTTP: the official client no longer offers it.</summary>
internal sealed class CompletionSource(HttpClient http, Uri endpoint, string model, string key) : ITextSource
{
    private const int MostStops = 4;
    private const int MostErrorBytes = 2048;

    private readonly CompletionTemplate _template = new();

    public async IAsyncEnumerable<TextPiece> StreamAsync(GenerationRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new StringContent(Body(request).ToJsonString(), Encoding.UTF8, "application/json") };
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        await RequireSuccessAsync(response, cancellationToken);
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(cancellationToken))
        {
            if (item.Data == "[DONE]")
            {
                yield break;
            }

            yield return Parse(item.Data);
        }
    }

    private static async Task RequireSuccessAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.IsSuccessStatusCode)
        {
            return;
        }

        var body = new byte[MostErrorBytes];
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken);
        throw new ServerRefusal((int)response.StatusCode, Encoding.UTF8.GetString(body, 0, length), response.Headers.RetryAfter?.Delta);
    }

    private static TextPiece Parse(string data)
    {
        using var document = JsonDocument.Parse(data);
        var root = document.RootElement;
        var (text, finish) = ("", default(FinishReason?));
        if (root.TryGetProperty("choices", out var choices) && choices.GetArrayLength() > 0)
        {
            var choice = choices[0];
            text = choice.TryGetProperty("text", out var value) ? value.GetString() ?? "" : "";
            finish = choice.TryGetProperty("finish_reason", out var reason) && reason.GetString() is { } name
                ? name == "length" ? FinishReason.Length : FinishReason.Stop
                : null;
        }

        return new TextPiece(text, finish, Usage(root));
    }

    private static TokenUsage? Usage(JsonElement root)
    {
        if (!root.TryGetProperty("usage", out var usage) || usage.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        var cached = usage.TryGetProperty("prompt_tokens_details", out var details) && details.ValueKind == JsonValueKind.Object ? Count(details, "cached_tokens") : 0;
        return new TokenUsage(Count(usage, "prompt_tokens"), cached, Count(usage, "completion_tokens"));
    }

    private static int Count(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt32() : 0;

    private JsonObject Body(GenerationRequest request)
    {
        var sampling = request.Sampling;
        var body = new JsonObject
        {
            ["model"] = model,
            ["prompt"] = string.Concat(_template.Apply(request.Messages).Select(part => part.Text)),
            ["stream"] = true,
            ["stream_options"] = new JsonObject { ["include_usage"] = true },
            ["temperature"] = sampling.Temperature,
            ["top_p"] = sampling.TopP,
            ["seed"] = sampling.Seed,
        };
        foreach (var (name, value) in ServerFields.Of(sampling))
        {
            body[name] = value;
        }

        if (sampling.Stop.Count > 0)
        {
            body["stop"] = new JsonArray([.. sampling.Stop.Take(MostStops).Select(stop => (JsonNode)stop)]);
        }

        return body;
    }
}
