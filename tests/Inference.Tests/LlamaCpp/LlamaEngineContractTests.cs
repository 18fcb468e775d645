using Arena.Inference.Tests.Contract;

namespace Arena.Inference.Tests.LlamaCpp;

public sealed class LlamaEngineContractTests(LlamaFixture llama) : InferenceEngineContract, IClassFixture<LlamaFixture>
{
    protected override Task<ILoadedModel> LoadAsync(params string[] words) => LlamaFixture.LoadAsync(llama.Models.Scripted(words));

    protected override async Task<TokenCount> CountAsync(IReadOnlyList<ChatMessage> messages, params string[] words)
    {
        using var engine = LlamaFixture.NewLlamaEngine();
        return await engine.CountTokensAsync(LlamaFixture.Spec(llama.Models.Scripted(words)), messages, Token);
    }
}
