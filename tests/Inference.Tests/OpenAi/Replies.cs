using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Arena.Inference.Tests.OpenAi;

/// <summary>What a server may answer.</summary>
public static class Replies
{
    private const string Done = "data: [DONE]\n\n";

    /// <summary>A whole stream of chat events.</summary>
    public static Func<HttpContext, Task> Chat(string finish, params string[] pieces) => async context =>
    {
        await BeginAsync(context);
        await SendAsync(context, ChatEvent(new JsonObject { ["role"] = "assistant", ["content"] = "" }, null));
        foreach (var piece in pieces)
        {
            await SendAsync(context, ChatEvent(new JsonObject { ["content"] = piece }, null));
        }

        await SendAsync(context, ChatEvent([], finish));
        await SendAsync(context, new JsonObject { ["id"] = "x", ["object"] = "chat.completion.chunk", ["created"] = 1, ["model"] = "m", ["choices"] = new JsonArray(), ["usage"] = Usage(11, 7, pieces.Length) });
        await context.Response.WriteAsync(Done);
    };

    /// <summary>A whole stream of completion events.</summary>
    public static Func<HttpContext, Task> Completion(string finish, params string[] pieces) => async context =>
    {
        await BeginAsync(context);
        foreach (var piece in pieces)
        {
            await SendAsync(context, new JsonObject { ["choices"] = new JsonArray(new JsonObject { ["text"] = piece, ["finish_reason"] = null }) });
        }

        await SendAsync(context, new JsonObject
        {
            ["choices"] = new JsonArray(new JsonObject { ["text"] = "", ["finish_reason"] = finish }),
            ["usage"] = Usage(5, 0, pieces.Length),
        });
        await context.Response.WriteAsync(Done);
    };

    public static Func<HttpContext, Task> Status(int status, string body = "{}", string? retryAfter = null) => context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.Headers.RetryAfter = retryAfter;
        return context.Response.WriteAsync(body);
    };

    /// <summary>Some chat text, then whatever comes.</summary>
    public static Func<HttpContext, Task> ChatThen(string text, Func<HttpContext, Task> then) => async context =>
    {
        await BeginAsync(context);
        await SendAsync(context, ChatEvent(new JsonObject { ["content"] = text }, null));
        await then(context);
    };

    public static Func<HttpContext, Task> Raw(string text) => async context =>
    {
        if (!context.Response.HasStarted)
        {
            await BeginAsync(context);
        }

        await context.Response.WriteAsync(text);
    };

    public static Task Abort(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    /// <summary>Says nothing more until the client hangs up; the first source tells that it got here, the second that the client left.</summary>
    public static Func<HttpContext, Task> Stall(TaskCompletionSource reached, TaskCompletionSource? left = null) => async context =>
    {
        await context.Response.Body.FlushAsync();
        await using var registration = context.RequestAborted.Register(() => left?.TrySetResult());
        reached.TrySetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
    };

    private static JsonObject ChatEvent(JsonObject delta, string? finish) => new()
    {
        ["id"] = "x",
        ["object"] = "chat.completion.chunk",
        ["created"] = 1,
        ["model"] = "m",
        ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = finish }),
    };

    private static JsonObject Usage(int prompt, int cached, int answer) => new()
    {
        ["prompt_tokens"] = prompt,
        ["completion_tokens"] = answer,
        ["total_tokens"] = prompt + answer,
        ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = cached },
    };

    private static Task BeginAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        return context.Response.Body.FlushAsync();
    }

    private static async Task SendAsync(HttpContext context, JsonObject item)
    {
        await context.Response.WriteAsync($"data: {item.ToJsonString()}\n\n");
        await context.Response.Body.FlushAsync();
    }
}
