using Arena.Silo.Models.Downloads;
using Spectre.Console;

namespace Arena.Silo.Models;

/// <summary>Shows a download as a bar: how much, how fast, how long still, or why it waits.</summary>
internal static class PullProgress
{
    public static Task<T> ShowAsync<T>(IAnsiConsole console, string name, long bytes, Func<IProgress<DownloadProgress>, Task<T>> work) => console
        .Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new DownloadedColumn(), new TransferSpeedColumn(), new RemainingTimeColumn())
        .StartAsync(context =>
        {
            var bar = context.AddTask(Markup.Escape(name), maxValue: Math.Max(1, bytes));
            return work(new Bar(bar, name));
        });

    private sealed class Bar(ProgressTask bar, string name) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value)
        {
            bar.MaxValue = value.Total ?? Math.Max(bar.MaxValue, value.Bytes);
            bar.Value = value.Bytes;
            bar.Description = Markup.Escape(value.Waiting is null ? name : $"{name} (waits: {value.Waiting})");
        }
    }
}
