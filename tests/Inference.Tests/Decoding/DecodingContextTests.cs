using Arena.Inference.LlamaCpp;
using Arena.Inference.LlamaCpp.Decoding;
using Arena.Inference.LlamaCpp.Gguf;
using Arena.Inference.LlamaCpp.Prompts;
using Arena.Inference.LlamaCpp.Weights;
using Arena.Inference.Tests.LlamaCpp;
using Arena.Inference.Tests.Models;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arena.Inference.Tests.Decoding;

/// <summary>What the library answers to each fault, and that a context stays usable afterwards.</summary>
public sealed class DecodingContextTests : IClassFixture<ModelFolder>, IDisposable
{
    private const int Letter = TinyVocabulary.FirstByte + 'a';

    private readonly ModelHandle _model;
    private readonly Vocabulary _vocabulary;
    private readonly ContextPlan _plan;
    private readonly DecodingContext _context;

    public DecodingContextTests(ModelFolder models)
    {
        LlamaFixture.LoadLibrary();
        _model = ModelLoader.Load(models.RandomModel, 0, null, CancellationToken.None);
        _vocabulary = new Vocabulary(_model.DangerousGetHandle());
        using var file = File.OpenRead(models.RandomModel);
        _plan = ContextPlanner.Plan(ModelShapeReader.Read(GgufReader.Read(file)), 256, 1, new LlamaOptions { BatchTokens = 64 });
        _context = Create();
    }

    public void Dispose()
    {
        _context.Dispose();
        _model.Dispose();
    }

    [Fact]
    public void Position_gap_is_an_error_and_the_context_stays_usable()
    {
        Fill(0, 4);
        _context.Decode().ShouldBe(0);
        Fill(9, 4);
        _context.Decode().ShouldBe(-1);
        Fill(4, 4);
        _context.Decode().ShouldBe(0);
    }

    [Fact]
    public void Empty_batch_is_an_error() => _context.Decode().ShouldBe(-1);

    [Fact]
    public void Full_memory_is_said_and_leaves_what_was_there()
    {
        for (var position = 0; position < _plan.Cells; position += 64)
        {
            Fill(position, 64);
            _context.Decode().ShouldBe(0);
        }

        Fill(0, 64, sequence: 1);
        _context.Decode().ShouldBe(DecodeStatus.NoRoom);
        _context.Remove(0, 200).ShouldBeTrue();
        Fill(200, 1);
        _context.Decode().ShouldBe(0);
    }

    [Fact]
    public void Abort_ends_a_step_and_the_context_stays_usable()
    {
        _context.Abort(true);
        Fill(0, 64);
        _context.Decode().ShouldBe(DecodeStatus.Aborted);
        _context.Abort(false);
        _context.Remove(0, 0);
        Fill(0, 64);
        _context.Decode().ShouldBe(0);
    }

    [Fact]
    public void Sampling_where_there_are_no_logits_is_refused()
    {
        using var sampler = new SamplerChain(Requests.Greedy, _vocabulary.Size);
        Fill(0, 4);
        _context.Decode().ShouldBe(0);
        _context.TrySample(sampler, 3, out _).ShouldBeTrue();
        foreach (var index in new[] { 0, 4, 1000, -1000, int.MaxValue })
        {
            _context.TrySample(sampler, index, out _).ShouldBeFalse($"index {index}");
        }
    }

    [Fact]
    public void Batch_takes_nothing_that_the_library_would_end_the_process_for()
    {
        var batch = _context.Batch;
        Should.Throw<ArgumentOutOfRangeException>(() => batch.Add(-1, 0, 0, false));
        Should.Throw<ArgumentOutOfRangeException>(() => batch.Add(_vocabulary.Size, 0, 0, false));
        Should.Throw<ArgumentOutOfRangeException>(() => batch.Add(Letter, -1, 0, false));
        Should.Throw<ArgumentOutOfRangeException>(() => batch.Add(Letter, 0, -1, false));
        Should.Throw<ArgumentOutOfRangeException>(() => batch.Add(Letter, 0, _plan.Sequences, false));
        Fill(0, 64);
        Should.Throw<ArgumentOutOfRangeException>(() => batch.Add(Letter, 64, 0, false));
        _context.Decode().ShouldBe(0);
    }

    [Fact]
    public async Task Loop_whose_books_promise_more_room_than_there_is_fails_an_answer_and_goes_on()
    {
        var settings = new LoopSettings("test", "cpu0", _plan with { Cells = 4096, ContextLength = 4096 }, 32, 10, new DeviceTurn());
        var loop = new DecodeLoop(settings, _vocabulary, Create, NullLogger.Instance);
        loop.Start();
        await loop.Ready;
        (await RunAsync(loop, "resident", 100)).ShouldBeNull();
        (await RunAsync(loop, "needs the resident's room", 200)).ShouldBeNull();
        (await RunAsync(loop, "too long", 300))!.Error.ShouldBe(InferenceError.ContextFull);
        (await RunAsync(loop, "fits", 200)).ShouldBeNull();
        loop.Stop();
        await loop.Ended;
    }

    [Fact]
    public async Task Context_that_cannot_be_created_is_reported_by_the_loop()
    {
        var settings = new LoopSettings("test", "cpu0", _plan, 32, 10, new DeviceTurn());
        var loop = new DecodeLoop(settings, _vocabulary, () => throw new InferenceException(InferenceError.OutOfMemory, "none left"), NullLogger.Instance);
        loop.Start();
        (await Should.ThrowAsync<InferenceException>(() => loop.Ready)).Error.ShouldBe(InferenceError.OutOfMemory);
        await loop.Ended;
        Should.Throw<InferenceException>(() => loop.Submit(Job("late", 3))).Error.ShouldBe(InferenceError.Unavailable);
    }

    private static AnswerJob Job(string session, int promptTokens) =>
        new(session, [.. Enumerable.Repeat(Letter, promptTokens)], 2, Requests.Greedy, 0);

    private static async Task<InferenceException?> RunAsync(DecodeLoop loop, string session, int promptTokens)
    {
        var job = Job(session, promptTokens);
        loop.Submit(job);
        try
        {
            GenerationChunk? chunk;
            while ((chunk = job.Stream.Take()) is not GenerationFinished)
            {
                await (chunk is null ? job.Stream.WaitAsync() : ValueTask.CompletedTask);
            }

            return null;
        }
        catch (InferenceException failure)
        {
            return failure;
        }
    }

    private DecodingContext Create() => new(_model.DangerousGetHandle(), _plan, _vocabulary.Size, 1, cores: null, gpu: false);

    private void Fill(int from, int count, int sequence = 0)
    {
        _context.Batch.Clear();
        for (var position = from; position < from + count; position++)
        {
            _context.Batch.Add(Letter, position, sequence, logits: position == from + count - 1);
        }
    }
}
