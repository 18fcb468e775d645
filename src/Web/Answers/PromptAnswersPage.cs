using System.Collections.Immutable;
using Arena.Contracts.Research;

namespace Arena.Web.Answers;

/// <summary>The answers to one prompt; there is at least one.</summary>
public sealed record PromptAnswersPage(string Language, ImmutableArray<BankedAnswer> Answers);
