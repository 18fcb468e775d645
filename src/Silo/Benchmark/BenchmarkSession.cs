using System.Collections.Immutable;
using System.Globalization;
using Arena.Contracts.Battles;
using Arena.Contracts.Research;
using Arena.Grains.Catalogue;
using Arena.Grains.Research.Benchmark;
using Arena.Grains.Storage;
using Microsoft.Extensions.DependencyInjection;
using Spectre.Console;

namespace Arena.Silo.Benchmark;

/// <summary>One call of the verb on a node that is up.</summary>
internal sealed class BenchmarkSession(IServiceProvider services, IAnsiConsole console)
{
    private readonly ArenaCatalogue _catalogue = services.GetRequiredService<ArenaCatalogue>();
    private readonly IAnswerBank _bank = services.GetRequiredService<IAnswerBank>();
    private readonly TimeProvider _clock = services.GetRequiredService<TimeProvider>();

    /// <returns>0 when every answer is there; 1 when some failed, or the run was stopped.</returns>
    /// <exception cref="UsageException">There is nothing to answer, or no run to go on with.</exception>
    public async Task<int> RunAsync(BenchmarkWishes wishes, CancellationToken cancellationToken)
    {
        var plan = BenchmarkPlan.Of(_catalogue, Prompts(wishes.Prompts), Known(wishes.Languages), wishes.Limit, wishes.Seed);
        if (plan.Jobs.IsEmpty)
        {
            throw new UsageException("there is nothing to answer: no language with both contestants and prompts");
        }

        var run = await BeginAsync(plan, wishes, cancellationToken);
        var answers = (await _bank.OfRunAsync(run.Run, cancellationToken)).Where(IsThere).ToDictionary(KeyOf);
        var finished = await AnswerAsync(plan, run, answers, wishes, cancellationToken);
        var ordered = plan.Jobs.Select(job => answers.GetValueOrDefault(job.Key)).OfType<BankAnswer>().ToList();
        BenchmarkCsv.WriteAll(wishes.Output, _catalogue, wishes.Seed, ordered);
        Tell(run, plan, ordered, wishes);
        return finished && ordered.Count(IsThere) == plan.Jobs.Length ? 0 : 1;
    }

    private static bool IsThere(BankAnswer answer) => answer.Status == AnswerStatus.Complete;

    private static (string, string, Contracts.Models.ContestantId) KeyOf(BankAnswer answer) => (answer.Language, answer.PromptId, answer.Contestant);

    private Dictionary<string, ImmutableArray<StarterPrompt>> Prompts(string? file)
    {
        if (file is null)
        {
            return _catalogue.Languages.ToDictionary(language => language.Code, language => _catalogue.Prompts(language.Code));
        }

        var errors = new List<string>();
        var prompts = PromptReader.Read(file, [.. _catalogue.Languages.Select(language => language.Code)], errors);
        return errors.Count == 0 ? prompts : throw new UsageException(string.Join("; ", errors));
    }

    private IReadOnlyList<string>? Known(IReadOnlyList<string>? languages)
    {
        var unknown = (languages ?? []).Where(code => !_catalogue.HasLanguage(code)).ToList();
        return unknown.Count == 0 ? languages : throw new UsageException($"the catalogue has no language {string.Join(", ", unknown)}");
    }

    private async Task<BankRun> BeginAsync(BenchmarkPlan plan, BenchmarkWishes wishes, CancellationToken cancellationToken)
    {
        if (wishes.Resume)
        {
            var last = await _bank.LastRunAsync(cancellationToken) ?? throw new UsageException("there is no run to go on with");
            return last.Plan == plan.Hash
                ? last
                : throw new UsageException($"run {last.Run} asked something else: its languages, prompts, seed or contestants were others");
        }

        var now = _clock.GetUtcNow();
        var run = new BankRun(now.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture), now, null, plan.Hash, wishes.Seed);
        await _bank.BeginAsync(run, cancellationToken);
        return run;
    }

    /// <returns>False where the run was stopped.</returns>
    private async Task<bool> AnswerAsync(
        BenchmarkPlan plan, BankRun run, Dictionary<(string, string, Contracts.Models.ContestantId), BankAnswer> answers, BenchmarkWishes wishes, CancellationToken cancellationToken)
    {
        using var csv = BenchmarkCsv.Begin(wishes.Output, _catalogue, wishes.Seed);
        foreach (var answer in answers.Values)
        {
            csv.Add(answer);
        }

        var left = plan.Jobs.Where(job => !answers.ContainsKey(job.Key)).ToList();
        try
        {
            await ProgressAsync(plan.Jobs.Length, answers.Count, bar => services.GetRequiredService<BenchmarkRunner>().RunAsync(
                run,
                left,
                wishes.Fresh,
                answer =>
                {
                    answers[KeyOf(answer)] = answer;
                    csv.Add(answer);
                    bar.Description = Markup.Escape($"{answer.Language} {_catalogue.Find(answer.Contestant)?.Slug}");
                    bar.Increment(1);
                },
                cancellationToken));
            await _bank.FinishAsync(run.Run, _clock.GetUtcNow(), CancellationToken.None);
            return true;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private Task ProgressAsync(int total, int done, Func<ProgressTask, Task> work) => console
        .Progress()
        .Columns(new SpinnerColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new TaskDescriptionColumn())
        .StartAsync(context =>
        {
            var bar = context.AddTask("starting", maxValue: total);
            bar.Value = done;
            return work(bar);
        });

    private void Tell(BankRun run, BenchmarkPlan plan, List<BankAnswer> answers, BenchmarkWishes wishes)
    {
        var failures = answers.Where(answer => !IsThere(answer)).GroupBy(answer => answer.Failure).Select(group => $"{group.Count()} {group.Key.ToString().ToLowerInvariant()}").ToList();
        console.MarkupLineInterpolated(
            $"run {run.Run}: {answers.Count(IsThere)} of {plan.Jobs.Length} answers, {answers.Count(answer => answer.Cached)} of them from the cache{(failures.Count == 0 ? "" : $"; failed: {string.Join(", ", failures)}")}");
        console.MarkupLineInterpolated($"results in {wishes.Output}");
        if (answers.Count(IsThere) < plan.Jobs.Length)
        {
            console.MarkupLine("the same call with --resume asks again for what is missing");
        }
    }
}
