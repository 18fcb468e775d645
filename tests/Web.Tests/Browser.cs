using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.TestHost;

namespace Arena.Web.Tests;

/// <summary>A client that keeps its cookies and speaks JSON.</summary>
public sealed class Browser : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;

    public Browser(TestServer server) =>
        _http = new HttpClient(new CookieKeeper(server.CreateHandler(), _cookies)) { BaseAddress = new Uri("http://localhost/"), Timeout = Timeout.InfiniteTimeSpan };

    public string? Cookie(string name, string path = "/") =>
        _cookies.GetCookies(new Uri("http://localhost" + path)).FirstOrDefault(cookie => cookie.Name == name)?.Value;

    public void SetCookie(string name, string value) => _cookies.Add(new Uri("http://localhost/"), new Cookie(name, value));

    public Task<HttpResponseMessage> GetAsync(string path) => _http.GetAsync(path);

    public Task<HttpResponseMessage> PostAsync(string path, object body) => _http.PostAsJsonAsync(path, body);

    public Task<HttpResponseMessage> PostTextAsync(string path, string body, string contentType = "application/json") =>
        _http.PostAsync(path, new StringContent(body, Encoding.UTF8, contentType));

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, bool whole = true) =>
        _http.SendAsync(request, whole ? HttpCompletionOption.ResponseContentRead : HttpCompletionOption.ResponseHeadersRead);

    public async Task<JsonElement> GetJsonAsync(string path)
    {
        using var response = await GetAsync(path);
        return await response.JsonAsync();
    }

    /// <summary>Starts a battle and returns its id.</summary>
    public async Task<string> StartBattleAsync(string prompt = "Why is the sky blue?", string key = "key-start-1", string language = "en")
    {
        using var response = await PostAsync("/api/battles", new { language, prompt, key });
        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        return (await response.JsonAsync()).GetProperty("battle").GetString()!;
    }

    public void Dispose() => _http.Dispose();

    private sealed class CookieKeeper(HttpMessageHandler inner, CookieContainer cookies) : DelegatingHandler(inner)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } header)
            {
                request.Headers.Add("Cookie", header);
            }

            var response = await base.SendAsync(request, cancellationToken);
            if (response.Headers.TryGetValues("Set-Cookie", out var set))
            {
                foreach (var cookie in set)
                {
                    cookies.SetCookies(request.RequestUri!, cookie);
                }
            }

            return response;
        }
    }
}
