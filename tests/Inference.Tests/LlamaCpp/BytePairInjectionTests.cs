namespace Arena.Inference.Tests.LlamaCpp;

public sealed class BytePairInjectionTests(LlamaFixture llama) : PromptInjectionTests(llama.Models.BytePairModel), IClassFixture<LlamaFixture>;
