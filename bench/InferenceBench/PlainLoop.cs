using Arena.Inference;
using Arena.Inference.LlamaCpp;
using Arena.Inference.LlamaCpp.Decoding;
using Arena.Inference.LlamaCpp.Gguf;
using Arena.Inference.LlamaCpp.Weights;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arena.InferenceBench;

/// <summary>The peer: nothing but llama_decode and the library's own sampling over the same context settings, with all sequences in step.</summary>
internal sealed class PlainLoop : IDisposable
{
    private readonly ModelHandle _model;
    private readonly DecodingContext _context;
    private readonly int _vocabSize;

    public PlainLoop(string path, int threads)
    {
        LlamaLibrary.Load(null, NullLogger.Instance);
        using var file = File.OpenRead(path);
        var shape = ModelShapeReader.Read(GgufReader.Read(file));
        var plan = ContextPlanner.Plan(shape, BenchModel.Context, BenchModel.Lanes, new LlamaOptions());
        _vocabSize = shape.VocabSize;
        _model = ModelLoader.Load(path, 0, null, CancellationToken.None);
        _context = new DecodingContext(_model.DangerousGetHandle(), plan, _vocabSize, threads, gpu: false);
    }

    /// <summary>What as many answers at the same time took.</summary>
    /// <param name="answers">At the same time.</param>
    /// <param name="prompt">Of each.</param>
    /// <param name="tokens">Of each answer.</param>
    /// <param name="sampling">Null draws nothing and feeds back a fixed token: decoding alone.</param>
    public Spent Run(int answers, int[] prompt, int tokens, SamplingParameters? sampling)
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

    public void Dispose()
    {
        _context.Dispose();
        _model.Dispose();
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
