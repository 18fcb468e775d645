using Arena.Inference.LlamaCpp.Native;

namespace Arena.Inference.LlamaCpp.Decoding;

/// <summary>The native samplers of one answer. Belongs to the decoding thread.</summary>
internal sealed class SamplerChain : IDisposable
{
    // Tokens that the repetition penalty looks back; llama.cpp's own default.
    private const int PenaltyWindow = 64;

    private nint _chain;

    public SamplerChain(SamplingParameters sampling, int vocabSize)
    {
        _chain = Llama.CreateSamplerChain(new LlamaSamplerChainParams { NoPerf = 1 });
        if (sampling.RepeatPenalty != 1)
        {
            Add(Llama.PenaltiesSampler(vocabSize, PenaltyWindow, sampling.RepeatPenalty, 0, 0));
        }

        if (sampling.Temperature == 0)
        {
            Add(Llama.GreedySampler());
            return;
        }

        AddFilters(sampling);
        Add(Llama.TemperatureSampler(sampling.Temperature));

        // The largest seed means "any" to the library.
        Add(Llama.DistributionSampler(Math.Min(sampling.Seed, uint.MaxValue - 1)));
    }

    /// <summary>Draws the next token. The caller made sure that the index has logits; without them the library ends the process.</summary>
    public int Sample(nint context, int index) => Llama.Sample(_chain, context, index);

    public void Dispose()
    {
        if (_chain != 0)
        {
            Llama.FreeSampler(_chain);
            _chain = 0;
        }
    }

    private void AddFilters(SamplingParameters sampling)
    {
        if (sampling.TopK > 0)
        {
            Add(Llama.TopKSampler(sampling.TopK));
        }

        if (sampling.TopP < 1)
        {
            Add(Llama.TopPSampler(sampling.TopP, 1));
        }

        if (sampling.MinP > 0)
        {
            Add(Llama.MinPSampler(sampling.MinP, 1));
        }
    }

    private void Add(nint sampler) => Llama.AddSampler(_chain, sampler);
}
