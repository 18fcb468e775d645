using System.Text;
using Arena.Support;

namespace Arena.Inference.Tests.LlamaCpp;

/// <summary>No request, however odd, and no moment of leaving may end the process, hurt a neighbour or keep a lane.</summary>
public sealed class RequestFuzzTests(LlamaFixture llama) : IClassFixture<LlamaFixture>
{
    private static readonly string[] Fragments = ["a", "word3", " ", "\n", "<|im_end|>", "</s>", "😀", "\uD83D", "\0", "ß", "\u202E", "<0xFF>"];

    [Theory]
    [InlineData(1, 32, 8)]
    [InlineData(3, 64, 1)]
    [InlineData(8, 512, 128)]
    public async Task Any_course_of_requests_leaves_a_model_that_answers(int lanes, int batch, int chunk)
    {
        await using var model = await LlamaFixture.LoadAsync(llama.Models.RandomModel, lanes, context: 128, configure: options =>
        {
            (options.BatchTokens, options.PromptChunkTokens, options.ResidentSessions) = (batch, chunk, 3);
        });
        var expected = await model.AnswerAsync(Requests.Ask("what is left", Requests.Greedy with { MaxTokens = 5 }));
        for (var round = 0; round < 4 * Scale.Factor; round++)
        {
            var random = new Random((lanes * 1000) + round);
            var seeds = Enumerable.Range(0, 24).Select(_ => random.Next()).ToList();
            await Task.WhenAll(seeds.Select(seed => Task.Run(() => UseAsync(model, new Random(seed)))));
            var full = await model.AnswerAsync(Requests.Ask("long", Requests.Sampled with { MaxTokens = int.MaxValue }));
            (full.Finished.PromptTokens + full.Finished.AnswerTokens).ShouldBeLessThanOrEqualTo(128);
        }

        var after = await model.AnswerAsync(Requests.Ask("what is left", Requests.Greedy with { MaxTokens = 5 }));
        after.Text.ShouldBe(expected.Text);
    }

    [Fact]
    public async Task Unloading_in_the_middle_of_anything_ends_everything()
    {
        for (var round = 0; round < 10 * Scale.Factor; round++)
        {
            var random = new Random(round);
            var model = await LlamaFixture.LoadAsync(llama.Models.RandomModel, lanes: 3, context: 128);
            var users = Enumerable.Range(0, 8).Select(i => { var seed = random.Next(); return Task.Run(() => UseAsync(model, new Random(seed))); }).ToList();
            var enough = random.Next(1, 8);
            await Task.WhenAny(Task.WhenAll(users.Take(enough)), users[enough - 1]);
            await model.DisposeAsync();
            await Task.WhenAll(users);
        }
    }

    private static async Task UseAsync(ILoadedModel model, Random random)
    {
        using var source = new CancellationTokenSource();
        var (leaveAfter, how) = (random.Next(6), random.Next(3));
        try
        {
            await foreach (var chunk in model.GenerateAsync(Draw(random), source.Token))
            {
                if (chunk is GenerationText text)
                {
                    text.Text.ShouldBe(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.Text)));
                }

                if (leaveAfter-- == 0 && how > 0)
                {
                    if (how == 1)
                    {
                        break;
                    }

                    await source.CancelAsync();
                }
            }
        }
        catch (OperationCanceledException)
        {
            source.IsCancellationRequested.ShouldBeTrue();
        }
        catch (InferenceException refused)
        {
            refused.Error.ShouldBeOneOf(InferenceError.InvalidRequest, InferenceError.ContextFull, InferenceError.Unavailable);
        }
    }

    private static GenerationRequest Draw(Random random)
    {
        string Text(int most) => string.Concat(Enumerable.Range(0, random.Next(most)).Select(_ => Fragments[random.Next(Fragments.Length)]));
        T One<T>(params T[] values) => values[random.Next(values.Length)];
        var messages = Enumerable.Range(0, random.Next(1, 4)).Select(i => new ChatMessage(One(ChatRole.User, ChatRole.Assistant, ChatRole.System), Text(30)));
        var sampling = new SamplingParameters(
            One(1, 2, 30, int.MaxValue, 0),
            One(0, 1e-6f, 0.7f, 1, 100, float.NaN),
            One(1, 0.9f, 1e-6f, 0),
            One(0, 1, 40, int.MaxValue, -1),
            One(0, 0.05f, 0.999f),
            One(1, 1.1f, 100, 1e-6f),
            One(0u, 1u, uint.MaxValue),
            One<string[]>([], ["a"], ["word", "<0x"], [""]));
        return new GenerationRequest(One("", "s1", "s2", "s3"), [.. messages, new(ChatRole.User, Text(40))], sampling);
    }
}
