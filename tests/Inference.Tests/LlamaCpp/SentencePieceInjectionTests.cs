namespace Arena.Inference.Tests.LlamaCpp;

public sealed class SentencePieceInjectionTests(LlamaFixture llama) : PromptInjectionTests(llama.Models.RandomModel), IClassFixture<LlamaFixture>;
