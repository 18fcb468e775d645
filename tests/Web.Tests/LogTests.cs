using System.Collections.Concurrent;
using Arena.Contracts.Battles;
using Microsoft.Extensions.Logging;

namespace Arena.Web.Tests;

public sealed class LogTests
{
    [Fact]
    public async Task Logs_hold_no_prompt_answer_cookie_key_or_name()
    {
        var logs = new LogKeeper();
        await using var web = await WebArena.StartAsync(logs: logs);
        using var browser = web.NewBrowser();
        var id = await browser.StartBattleAsync("secretprompt", "secretkey");
        web.Arena.Battles[0].Write(Side.Left, "secretanswer");
        web.Arena.FailNext(1, () => new TimeoutException());
        var call = browser.GetAsync($"/api/battles/{id}");
        await web.AdvanceUntilAsync(() => call.IsCompleted);
        using var view = await call;
        web.Arena.FailNext(1, () => new InvalidOperationException("a fault"));
        using var fault = await browser.GetAsync($"/api/battles/{id}");
        using var refused = await browser.PostTextAsync($"/api/battles/{id}/turns", """{"prompt":"secretfollow""");

        var all = string.Join('\n', logs.Lines);
        all.ShouldContain("A request failed with InvalidOperationException");
        all.ShouldContain("TimeoutException");
        foreach (var secret in new[] { "secretprompt", "secretkey", "secretanswer", "secretfollow", browser.Cookie("arena_voter")!, "Quagga", "zorilla" })
        {
            all.ShouldNotContain(secret, Case.Insensitive);
        }
    }

    private sealed class LogKeeper : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
