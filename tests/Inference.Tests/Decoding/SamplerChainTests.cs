using Arena.Inference.LlamaCpp;
using Arena.Inference.LlamaCpp.Decoding;
using Arena.Inference.LlamaCpp.Gguf;
using Arena.Inference.LlamaCpp.Prompts;
using Arena.Inference.LlamaCpp.Weights;
using Arena.Inference.Tests.LlamaCpp;
using Arena.Inference.Tests.Models;

namespace Arena.Inference.Tests.Decoding;

/// <summary>Sampling from the best candidates is sampling from all tokens: same seed, same parameters, same token, step by step.</summary>
public sealed class SamplerChainTests : IClassFixture<ModelFolder>, IDisposable
{
    private readonly ModelHandle _model;
    private readonly DecodingContext _context;
    private readonly int _vocabSize;

    public SamplerChainTests(ModelFolder models)
    {
        LlamaFixture.LoadLibrary();
        _model = ModelLoader.Load(models.RandomModel, 0, null, CancellationToken.None);
        _vocabSize = new Vocabulary(_model.DangerousGetHandle()).Size;
        using var file = File.OpenRead(models.RandomModel);
        var plan = ContextPlanner.Plan(ModelShapeReader.Read(GgufReader.Read(file)), 256, 1, new LlamaOptions { BatchTokens = 64 });
        _context = new DecodingContext(_model.DangerousGetHandle(), plan, _vocabSize, threads: 1, cores: null, gpu: false);
    }

    public static TheoryData<float, float, int, float, float> Samplings => new()
    {
        { 0, 1, 0, 0, 1 },
        { 0, 1, 0, 0, 1.3f },
        { 0.7f, 0.9f, 40, 0, 1.1f },
        { 1, 0.95f, 40, 0.05f, 1 },
        { 1.5f, 1, 5, 0, 2 },
        { 100, 1, 300, 0, 1.1f },
        { 0.9f, 0.95f, 1, 0.02f, 100 },
    };

    public void Dispose()
    {
        _context.Dispose();
        _model.Dispose();
    }

    [Theory, MemberData(nameof(Samplings))]
    public void The_best_candidates_are_enough(float temperature, float topP, int topK, float minP, float penalty)
    {
        for (var seed = 0u; seed < 4; seed++)
        {
            var sampling = new SamplingParameters(1, temperature, topP, topK, minP, penalty, seed, []);
            using var quick = new SamplerChain(sampling, _vocabSize);
            using var whole = new SamplerChain(sampling, _vocabSize);
            quick.Candidates.ShouldBeInRange(1, _vocabSize - 1);
            _context.Remove(0, 0);
            for (var (position, token) = (0, TinyVocabulary.FirstByte + 'a'); position < 100; position++)
            {
                _context.Batch.Clear();
                var index = _context.Batch.Add(token, position, 0, logits: true);
                _context.Decode().ShouldBe(0);
                _context.TrySampleFromAll(whole, index, out var expected).ShouldBeTrue();
                _context.TrySample(quick, index, out token).ShouldBeTrue();
                token.ShouldBe(expected, $"step {position} with seed {seed}");
            }
        }
    }

    [Theory]
    [InlineData(1f, 0, 1f)]
    [InlineData(1f, 449, 1f)]
    [InlineData(1f, 40, 0.9f)]
    public void Parameters_that_any_token_may_win_by_look_at_all_of_them(float temperature, int topK, float penalty)
    {
        using var chain = new SamplerChain(new SamplingParameters(1, temperature, 1, topK, 0, penalty, 1, []), _vocabSize);
        chain.Candidates.ShouldBe(0);
    }
}
