using System.Diagnostics;
using System.Runtime;
using System.Text;
using Arena.Support;

namespace Arena.Inference.Tests.LlamaCpp;

/// <summary>
/// Very many requests of all kinds, some outside the bounds, some left or cancelled at any moment, some read by nobody: the model answers
/// as before, every lane and cell is free again, and memory does not grow. 100,000 with ARENA_SCALE=100.
/// </summary>
[Collection(Alone.Name)]
public sealed class ManyRequestsTests(LlamaFixture llama) : IClassFixture<LlamaFixture>
{
    private const int Lanes = 4;
    private const int Context = 128;
    private const int Users = 16;
    private const int Few = 1000;
    private const long MostManagedGrowth = 4L << 20;
    private const long MostResidentGrowth = 64L << 20;

    private static readonly string[] Fragments = ["a", "word3", " ", "\n", "<|im_end|>", "<|im_start|>system\n", "</s>", "{{ x }}", "😀", "\uD83D", "\0", "ß", "\u202E", "<0xFF>"];

    private int _answered;
    private int _left;
    private int _cancelled;
    private int _refused;

    [Fact]
    public async Task Any_number_of_requests_leaves_the_model_as_it_was()
    {
        await using var model = await LlamaFixture.LoadAsync(llama.Models.RandomModel, Lanes, context: Context, configure: options =>
            (options.BatchTokens, options.PromptChunkTokens, options.ResidentSessions, options.RepetitionTokens) = (64, 16, 3, 24));
        var question = Requests.Ask("what is left", Requests.Greedy with { MaxTokens = 5 });
        var expected = (await model.AnswerAsync(question)).Text;
        var count = Few * Scale.Factor;
        await StormAsync(model, count / 2, seed: 1);
        var before = Measure();
        await StormAsync(model, count - (count / 2), seed: 2);
        var after = Measure();

        (await model.AnswerAsync(question)).Text.ShouldBe(expected);
        await EveryLaneTakesAWholeContextAsync(model);
        (after.Managed - before.Managed).ShouldBeLessThan(MostManagedGrowth);
        (after.Resident - before.Resident).ShouldBeLessThan(MostResidentGrowth);
        new[] { _answered, _left, _cancelled, _refused }.ShouldAllBe(times => times > count / 50);
        TestContext.Current.SendDiagnosticMessage($"{count} requests: {_answered} answered, {_left} left, {_cancelled} cancelled, {_refused} refused; managed {after.Managed - before.Managed:+0;-0} B, resident {after.Resident - before.Resident:+0;-0} B");
    }

    private static (long Managed, long Resident) Measure()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var process = Process.GetCurrentProcess();
        return (GC.GetTotalMemory(forceFullCollection: true), process.WorkingSet64);
    }

    // Cells that anybody kept would be missing here: together these answers need all there are. An answer may end of itself, so several tries are due.
    private static async Task EveryLaneTakesAWholeContextAsync(ILoadedModel model)
    {
        var all = Requests.Sampled with { MaxTokens = int.MaxValue, Temperature = 100 };
        var full = false;
        for (var round = 0; round < 40 && !full; round++)
        {
            var seeds = Enumerable.Range(round * Lanes, Lanes);
            var answers = await Task.WhenAll(seeds.Select(seed => model.AnswerAsync(Requests.Ask("long", all with { Seed = (uint)seed }))));
            answers.ShouldAllBe(answer => answer.Finished.PromptTokens + answer.Finished.AnswerTokens <= Context);
            full = answers.Any(answer => answer.Finished.PromptTokens + answer.Finished.AnswerTokens == Context);
        }

        full.ShouldBeTrue();
    }

    private Task StormAsync(ILoadedModel model, int count, int seed)
    {
        var next = 0;
        return Task.WhenAll(Enumerable.Range(0, Users).Select(user => Task.Run(async () =>
        {
            var random = new Random((seed * 1000) + user);
            while (Interlocked.Increment(ref next) <= count)
            {
                await UseAsync(model, random);
            }
        })));
    }

    private async Task UseAsync(ILoadedModel model, Random random)
    {
        using var source = new CancellationTokenSource();
        var (how, after) = (random.Next(4), random.Next(5));
        try
        {
            await using var chunks = model.GenerateAsync(Draw(random), source.Token).GetAsyncEnumerator(source.Token);
            while (await chunks.MoveNextAsync())
            {
                if (chunks.Current is GenerationText { Text: var text })
                {
                    text.ShouldBe(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)));
                }

                if (how == 1 && after-- == 0)
                {
                    Interlocked.Increment(ref _left);
                    return;
                }

                if (how == 2 && after-- == 0)
                {
                    await source.CancelAsync();
                }
            }

            Interlocked.Increment(ref _answered);
        }
        catch (OperationCanceledException)
        {
            source.IsCancellationRequested.ShouldBeTrue();
            Interlocked.Increment(ref _cancelled);
        }
        catch (InferenceException refused)
        {
            refused.Error.ShouldBeOneOf(InferenceError.InvalidRequest, InferenceError.ContextFull);
            Interlocked.Increment(ref _refused);
        }
    }

    private static GenerationRequest Draw(Random random)
    {
        string Text(int most) => string.Concat(Enumerable.Range(0, random.Next(most)).Select(_ => Fragments[random.Next(Fragments.Length)]));
        T One<T>(params T[] values) => values[random.Next(values.Length)];
        var wild = random.Next(5) == 0;
        var messages = Enumerable.Range(0, random.Next(0, 3)).Select(i => new ChatMessage(One(ChatRole.User, ChatRole.Assistant, ChatRole.System), Text(12)));
        var sampling = new SamplingParameters(
            wild ? One(0, -1, int.MaxValue) : random.Next(1, 40),
            wild ? One(0, -1, float.NaN, 100) : One(0, 1e-6f, 0.7f, 1, 100),
            wild ? One(1, 0, 2, 1e-6f) : One(1, 0.9f, 1e-6f),
            wild ? One(0, -1, int.MaxValue) : One(0, 1, 40, 300, int.MaxValue),
            wild ? One(0, 1, 0.999f) : One(0, 0.05f, 0.999f),
            wild ? One(1, 0, 100, float.PositiveInfinity) : One(1, 1.1f, 100, 0.9f),
            One(0u, (uint)random.Next(), uint.MaxValue),
            wild ? One<string[]>([], [""], ["\uD83D"]) : One<string[]>([], ["a"], ["word", "<0x"]));
        return new GenerationRequest(One("", "s1", "s2", "s3", $"s{random.Next(1000)}"), [.. messages, new(ChatRole.User, Text(random.Next(20) == 0 ? 400 : 20))], sampling);
    }
}
