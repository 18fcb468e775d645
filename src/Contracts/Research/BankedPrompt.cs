namespace Arena.Contracts.Research;

/// <summary>A prompt with answers in the bank.</summary>
/// <param name="Language">Its language.</param>
/// <param name="PromptId">Its id in the prompt bank.</param>
/// <param name="Text">What it says.</param>
/// <param name="Topic">Its topic.</param>
/// <param name="Answers">Contestants that answered it.</param>
[GenerateSerializer, Immutable, Alias("arena.BankedPrompt")]
public sealed record BankedPrompt(
    [property: Id(0)] string Language,
    [property: Id(1)] string PromptId,
    [property: Id(2)] string Text,
    [property: Id(3)] string Topic,
    [property: Id(4)] int Answers);
