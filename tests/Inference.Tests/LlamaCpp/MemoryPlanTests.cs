using Arena.Inference.LlamaCpp;
using Arena.Inference.LlamaCpp.Decoding;
using Arena.Inference.LlamaCpp.Gguf;
using Arena.Inference.LlamaCpp.Prompts;
using Arena.Inference.LlamaCpp.Weights;

namespace Arena.Inference.Tests.LlamaCpp;

public sealed class MemoryPlanTests(LlamaFixture llama) : IClassFixture<LlamaFixture>
{
    [Fact]
    public void Memory_of_a_token_is_what_the_library_says_it_is()
    {
        LlamaFixture.LoadLibrary();
        using var file = File.OpenRead(llama.Models.RandomModel);
        var shape = ModelShapeReader.Read(GgufReader.Read(file));
        var plan = ContextPlanner.Plan(shape, 256, 2, new LlamaOptions());
        using var model = ModelLoader.Load(llama.Models.RandomModel, 0, null, CancellationToken.None);
        using var context = new DecodingContext(model.DangerousGetHandle(), plan, new Vocabulary(model.DangerousGetHandle()).Size, 1, cores: null, gpu: false);
        var empty = context.StateBytes(0);
        for (var position = 0; position < 64; position++)
        {
            context.Batch.Add(TinyToken, position, 0, logits: position == 63);
        }

        context.Decode().ShouldBe(0);
        var perToken = (context.StateBytes(0) - empty) / 64.0;

        // A saved state adds each cell's position and owner to its keys and values.
        perToken.ShouldBeInRange(shape.KvElementsPerToken * 2, (shape.KvElementsPerToken * 2) + 32);
    }

    [Fact]
    public void Plan_rounds_to_what_the_library_allocates()
    {
        var plan = ContextPlanner.Plan(Shape(trained: 100_000), 0, 3, new LlamaOptions { MaxContextLength = 1000 });
        (plan.ContextLength, plan.Lanes, plan.Cells, plan.Sequences).ShouldBe((1000, 3, 3072, 35));
    }

    [Theory]
    [InlineData(0, 512)]
    [InlineData(64, 64)]
    public void Length_is_the_models_unless_the_catalogue_says(int requested, int expected) =>
        ContextPlanner.Plan(Shape(trained: 512), requested, 1, new LlamaOptions()).ContextLength.ShouldBe(expected);

    [Fact]
    public void Lanes_and_residents_stay_within_the_library()
    {
        var plan = ContextPlanner.Plan(Shape(512), 0, 1000, new LlamaOptions());
        (plan.Lanes, plan.Sequences).ShouldBe((256, 256));
        plan.BatchTokens.ShouldBeGreaterThanOrEqualTo(plan.Lanes);
    }

    [Fact]
    public void Hostile_numbers_never_wrap_around_to_something_that_fits()
    {
        var shape = new ModelShape("llama", int.MaxValue, 512, 1 << 20, 1 << 24, 1 << 16, 1 << 24, long.MaxValue / 2, long.MaxValue / 2);
        ContextPlanner.Plan(shape, int.MaxValue, 256, new LlamaOptions()).Bytes.ShouldBeGreaterThan(1L << 55);
        ContextPlanner.Plan(shape, 1 << 20, 256, new LlamaOptions()).Bytes.ShouldBeGreaterThan(1L << 55);
    }

    [Fact]
    public async Task Processor_devices_share_one_copy_of_the_weights()
    {
        var engine = LlamaFixture.NewEngine();
        var spec = LlamaFixture.Spec(llama.Models.RandomModel);
        var first = await engine.LoadAsync(spec, LlamaFixture.Cpu(0), null, TestContext.Current.CancellationToken);
        var shares = new List<float>();
        await using var second = await engine.LoadAsync(spec, LlamaFixture.Cpu(1), new Seen(shares), TestContext.Current.CancellationToken);
        shares.ShouldBe([1f], "nothing was loaded a second time");
        await first.DisposeAsync();
        (await second.AnswerAsync(Requests.Ask("hi", Requests.Greedy with { MaxTokens = 3 }))).Finished.AnswerTokens.ShouldBe(3);
    }

    private const int TinyToken = Models.TinyVocabulary.FirstByte + 'a';

    private static ModelShape Shape(int trained) => new("llama", trained, 2, 128, 128, 2, 300, 256, 0);

    private sealed class Seen(List<float> shares) : IProgress<float>
    {
        public void Report(float value) => shares.Add(value);
    }
}
