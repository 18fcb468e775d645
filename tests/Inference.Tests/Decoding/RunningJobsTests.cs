using Arena.Inference.LlamaCpp;
using Arena.Inference.LlamaCpp.Decoding;
using Arena.Inference.LlamaCpp.Gguf;
using Arena.Inference.LlamaCpp.Prompts;
using Arena.Inference.LlamaCpp.Weights;
using Arena.Inference.Tests.LlamaCpp;
using Arena.Inference.Tests.Models;
using Arena.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arena.Inference.Tests.Decoding;

/// <summary>
/// The loop without its thread: answers come, leave, end and are interrupted in any order, and after every step the library's KV memory
/// holds exactly what the books say. What it held more would be a leak.
/// </summary>
public sealed class RunningJobsTests : IClassFixture<ModelFolder>, IDisposable
{
    private const int Lanes = 3;
    private const int Context = 96;

    private readonly ModelHandle _model;
    private readonly Vocabulary _vocabulary;
    private readonly ContextPlan _plan;
    private readonly DecodingContext _context;
    private readonly RunningJobs _running;
    private readonly List<AnswerJob> _jobs = [];

    public RunningJobsTests(ModelFolder models)
    {
        LlamaFixture.LoadLibrary();
        _model = ModelLoader.Load(models.RandomModel, 0, null, CancellationToken.None);
        _vocabulary = new Vocabulary(_model.DangerousGetHandle());
        using var file = File.OpenRead(models.RandomModel);
        _plan = ContextPlanner.Plan(ModelShapeReader.Read(GgufReader.Read(file)), Context, Lanes, new LlamaOptions { BatchTokens = 32, ResidentSessions = 2 });
        _context = new DecodingContext(_model.DangerousGetHandle(), _plan, _vocabulary.Size, threads: 1, cores: null, gpu: false);
        _running = new RunningJobs(new LoopSettings("test", "cpu0", _plan, PromptChunk: 8, MaxWaiting: 10, new DeviceTurn()), _vocabulary, _context, NullLogger.Instance);
    }

    public void Dispose()
    {
        _running.FailAll(JobQueue.Unloaded());
        _context.Dispose();
        _model.Dispose();
    }

    [Fact]
    public void Kv_memory_is_what_the_books_say_whatever_happens()
    {
        var random = new Random(5);
        var (started, interrupted, left) = (0, 0, 0);
        for (var step = 0; step < 1500 * Scale.Factor; step++)
        {
            if (random.Next(3) == 0 && Draw(random) is var job && _running.TryStart(job))
            {
                _jobs.Add(job);
                started++;
            }

            if (random.Next(12) == 0 && _jobs.Count > 0)
            {
                _jobs[random.Next(_jobs.Count)].Abandoned = true;
                left++;
            }

            _running.DropAbandoned();
            interrupted += Step(interrupt: random.Next(10) == 0) ? 1 : 0;
            ShouldAgree();
        }

        (started, interrupted, left).ShouldSatisfyAllConditions(
            counts => counts.started.ShouldBeGreaterThan(100),
            counts => counts.interrupted.ShouldBeGreaterThan(50),
            counts => counts.left.ShouldBeGreaterThan(50));
        _jobs.ForEach(job => job.Abandoned = true);
        _running.DropAbandoned();
        _running.Count.ShouldBe(0);
        ShouldAgree();
    }

    private static AnswerJob Draw(Random random)
    {
        var prompt = Enumerable.Range(0, random.Next(1, 60)).Select(_ => TinyVocabulary.FirstByte + random.Next('a', 'd')).ToArray();
        var sampling = random.Next(2) == 0 ? Requests.Greedy : Requests.Sampled with { Seed = (uint)random.Next() };
        return new AnswerJob(random.Next(5) is var session && session == 0 ? "" : $"s{session}", prompt, random.Next(1, Context - 60), sampling, repetitionTokens: 0);
    }

    /// <returns>Whether the step was interrupted.</returns>
    private bool Step(bool interrupt)
    {
        if (_running.Count == 0)
        {
            return false;
        }

        _running.FillBatch();
        _context.Abort(interrupt);
        var status = _context.Decode();
        _context.Abort(false);
        if (status == 0)
        {
            _running.TakeResults();
        }
        else
        {
            status.ShouldBe(DecodeStatus.Aborted);
            _running.Undo(status);
        }

        return interrupt;
    }

    private void ShouldAgree()
    {
        foreach (var slot in _running.Slots)
        {
            _context.Length(slot.Sequence).ShouldBe(slot.Count, $"sequence {slot.Sequence} of {slot.Session}");
        }

        _running.Slots.Sum(slot => slot.Count).ShouldBeLessThanOrEqualTo(_plan.Cells);
        _running.Slots.Count(slot => slot.Running).ShouldBe(_running.Count);
    }
}
