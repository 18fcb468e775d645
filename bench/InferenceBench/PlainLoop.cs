using System.Collections.Concurrent;
using Arena.Inference;
using Arena.Inference.Devices;
using Arena.Inference.LlamaCpp;
using Arena.Inference.LlamaCpp.Decoding;
using Arena.Inference.LlamaCpp.Gguf;
using Arena.Inference.LlamaCpp.Weights;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arena.InferenceBench;

/// <summary>The peer: nothing but llama_decode and the library's own sampling over the same context settings, with all sequences in step.</summary>
internal sealed class PlainLoop : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];
    private readonly Thread _thread;
    private readonly ModelHandle _model;
    private readonly bool _owned;
    private readonly DecodingContext _context;
    private readonly int _vocabSize;

    /// <param name="path">The model.</param>
    /// <param name="cores">A thread for each.</param>
    /// <param name="weights">Loaded already; two copies in turns would measure how the machine changes over from one to the other. Null loads them.</param>
    public PlainLoop(string path, CoreSet cores, ModelHandle? weights = null)
    {
        LlamaLibrary.Load(null, NullLogger.Instance);
        using var file = File.OpenRead(path);
        var shape = ModelShapeReader.Read(GgufReader.Read(file));
        var plan = ContextPlanner.Plan(shape, BenchModel.Context, BenchModel.Lanes, new LlamaOptions());
        _vocabSize = shape.VocabSize;
        _owned = weights is null;
        _model = weights ?? ModelLoader.Load(path, 0, null, CancellationToken.None);

        // As in the engine, a thread of its own owns the context and stays on its cores.
        _thread = new Thread(Work) { IsBackground = true };
        _thread.Start();
        _context = OnThread(() => new DecodingContext(_model.DangerousGetHandle(), plan, _vocabSize, cores.Numbers.Count, cores, gpu: false));
    }

    /// <summary>What as many answers at the same time took.</summary>
    /// <param name="answers">At the same time.</param>
    /// <param name="prompt">Of each.</param>
    /// <param name="tokens">Of each answer.</param>
    /// <param name="sampling">Null draws nothing and feeds back a fixed token: decoding alone.</param>
    public Spent Run(int answers, int[] prompt, int tokens, SamplingParameters? sampling) => OnThread(() => RunHere(answers, prompt, tokens, sampling));

    public void Dispose()
    {
        OnThread(() =>
        {
            _context.Dispose();
            return true;
        });
        _work.CompleteAdding();
        _thread.Join();
        _work.Dispose();
        if (_owned)
        {
            _model.Dispose();
        }
    }

    private Spent RunHere(int answers, int[] prompt, int tokens, SamplingParameters? sampling)
    {
        var samplers = Enumerable.Range(0, answers).Select(_ => sampling is null ? null : new SamplerChain(sampling, _vocabSize)).ToArray();
        var next = new int[answers];
        var watch = Watch.Start();
        for (var step = 0; step < tokens; step++)
        {
            Step(step == 0 ? prompt : null, prompt.Length + step - 1, samplers, next);
        }

        var spent = watch.Read();
        for (var sequence = 0; sequence < answers; sequence++)
        {
            samplers[sequence]?.Dispose();
            _context.Remove(sequence, 0);
        }

        return spent;
    }

    private void Work()
    {
        foreach (var action in _work.GetConsumingEnumerable())
        {
            action();
        }
    }

    private T OnThread<T>(Func<T> function)
    {
        var task = new Task<T>(function);
        _work.Add(task.RunSynchronously);
        return task.GetAwaiter().GetResult();
    }

    private void Step(int[]? prompt, int position, SamplerChain?[] samplers, int[] next)
    {
        var indices = new int[samplers.Length];
        _context.Batch.Clear();
        for (var sequence = 0; sequence < samplers.Length; sequence++)
        {
            for (var i = 0; i < (prompt?.Length ?? 1); i++)
            {
                var last = prompt is null || i == prompt.Length - 1;
                indices[sequence] = _context.Batch.Add(prompt?[i] ?? next[sequence], prompt is null ? position : i, sequence, last);
            }
        }

        if (_context.Decode() != 0)
        {
            throw new InvalidOperationException("Decoding failed.");
        }

        for (var sequence = 0; sequence < samplers.Length; sequence++)
        {
            next[sequence] = BenchModel.Words;
            if (samplers[sequence] is { } sampler)
            {
                _context.TrySampleFromAll(sampler, indices[sequence], out next[sequence]);
            }
        }
    }
}
