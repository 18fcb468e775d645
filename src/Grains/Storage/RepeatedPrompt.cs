namespace Arena.Grains.Storage;

/// <summary>How often one voter voted on the same prompt.</summary>
internal sealed record RepeatedPrompt(string Voter, string Prompt, int Votes);
