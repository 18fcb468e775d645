using Arena.Inference.Tests.Contract;

namespace Arena.Inference.Tests.LlamaCpp;

public sealed class LlamaEngineContractTests(LlamaFixture llama) : InferenceEngineContract, IClassFixture<LlamaFixture>
{
    protected override Task<ILoadedModel> LoadAsync(params string[] words) => LlamaFixture.LoadAsync(llama.Models.Scripted(words));
}
