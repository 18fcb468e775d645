using Arena.Inference.LlamaCpp.Native;

namespace Arena.Inference.LlamaCpp.Decoding;

/// <summary>The native samplers of one answer. Belongs to the decoding thread.</summary>
internal sealed unsafe class SamplerChain : IDisposable
{
    // Tokens that the repetition penalty looks back; llama.cpp's own default.
    private const int PenaltyWindow = 64;

    private nint _chain;

    public SamplerChain(SamplingParameters sampling, int vocabSize)
    {
        Candidates = CandidatesOf(sampling);
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

    /// <summary>
    /// How many tokens with the highest logits decide, 0 where all may: as many as top-k keeps, and as many more as the penalty may push
    /// down, which it only does to tokens of its window and, from 1 on, only downwards.
    /// </summary>
    public int Candidates { get; }

    /// <summary>Draws the next token from candidates; -1 where the samplers chose none.</summary>
    public int Sample(CandidateList candidates)
    {
        var array = new LlamaTokenDataArray { Data = candidates.Pointer, Size = (nuint)candidates.Selected.Length, Selected = -1 };
        Llama.ApplySampler(_chain, &array);
        if (array.Selected < 0 || (nuint)array.Selected >= array.Size)
        {
            return -1;
        }

        var token = array.Data[array.Selected].Id;
        Llama.AcceptToken(_chain, token);
        return token;
    }

    /// <summary>Draws the next token from the whole vocabulary. The caller made sure that the index has logits; without them the library ends the process.</summary>
    public int Sample(nint context, int index) => Llama.Sample(_chain, context, index);

    public void Dispose()
    {
        if (_chain != 0)
        {
            Llama.FreeSampler(_chain);
            _chain = 0;
        }
    }

    private static int CandidatesOf(SamplingParameters sampling)
    {
        var kept = sampling.Temperature == 0 ? 1 : sampling.TopK;
        var pushed = sampling.RepeatPenalty == 1 ? 0 : PenaltyWindow;
        return kept is > 0 and <= CandidateList.Most - PenaltyWindow && sampling.RepeatPenalty >= 1 ? kept + pushed : 0;
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
