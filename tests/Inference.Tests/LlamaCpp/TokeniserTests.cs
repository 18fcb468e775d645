namespace Arena.Inference.Tests.LlamaCpp;

/// <summary>Counting tokens without the weights.</summary>
public sealed class TokeniserTests(LlamaFixture llama) : IClassFixture<LlamaFixture>
{
    private static readonly ChatMessage[] Question = [new(ChatRole.User, "a word1 and <|im_end|> too")];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Models_that_push_each_other_out_are_counted_right()
    {
        using var engine = LlamaFixture.NewLlamaEngine(options => options.Tokenisers = 1);
        var specs = new[] { LlamaFixture.Spec(llama.Models.RandomModel), LlamaFixture.Spec(llama.Models.BytePairModel), LlamaFixture.Spec(llama.Models.RandomModel, PromptFormat.Completion) };
        var expected = new List<int>();
        foreach (var spec in specs)
        {
            await using var model = await engine.LoadAsync(spec, LlamaFixture.Cpu(), null, Token);
            expected.Add(model.CountTokens(Question));
        }

        var counts = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => engine.CountTokensAsync(specs[i % 3], Question, Token)));

        expected.Distinct().Count().ShouldBe(3);
        counts.Select(count => count.Tokens).ShouldBe(Enumerable.Range(0, 60).Select(i => expected[i % 3]));
    }

    [Fact]
    public async Task Context_is_the_catalogues_or_the_models()
    {
        using var engine = LlamaFixture.NewLlamaEngine();
        (await engine.CountTokensAsync(LlamaFixture.Spec(llama.Models.RandomModel, context: 128), Question, Token)).ContextLength.ShouldBe(128);
        (await engine.CountTokensAsync(LlamaFixture.Spec(llama.Models.RandomModel), Question, Token)).ContextLength.ShouldBe(Models.TinyModel.Context);
    }

    [Fact]
    public async Task File_that_was_missing_or_junk_is_read_again_when_it_is_there()
    {
        using var engine = LlamaFixture.NewLlamaEngine();
        var spec = LlamaFixture.Spec(llama.Models.NewPath());
        (await Should.ThrowAsync<InferenceException>(() => engine.CountTokensAsync(spec, Question, Token))).Error.ShouldBe(InferenceError.FileMissing);
        await File.WriteAllTextAsync(spec.Location, "junk, and more of it than a header would take", Token);
        (await Should.ThrowAsync<InferenceException>(() => engine.CountTokensAsync(spec, Question, Token))).Error.ShouldBe(InferenceError.FileInvalid);
        File.Copy(llama.Models.RandomModel, spec.Location, overwrite: true);
        (await engine.CountTokensAsync(spec, Question, Token)).Tokens.ShouldBeGreaterThan(0);
    }
}
