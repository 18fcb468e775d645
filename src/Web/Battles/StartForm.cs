namespace Arena.Web.Battles;

/// <summary>What stands in the form that starts a battle.</summary>
/// <param name="Language">Chosen language.</param>
/// <param name="Prompt">Text so far.</param>
/// <param name="PromptId">Starter prompt it came from; empty for none.</param>
/// <param name="Ideas">Which three starters are shown, from 0.</param>
/// <param name="Again">Battle whose prompt it repeats; empty for none.</param>
public sealed record StartForm(string Language, string Prompt = "", string PromptId = "", int Ideas = 0, string Again = "");
