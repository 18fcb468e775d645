using Arena.Contracts.Battles;

namespace Arena.Web.Battles;

// The bodies of the battle calls. Everything may be absent here: what absence means is for the grains to say.

/// <summary>Body of POST /api/battles.</summary>
public sealed record StartBattleRequest(string? Language, string? Prompt, string? Key, string? PromptId);

/// <summary>Body of POST /api/battles/{id}/turns.</summary>
public sealed record AddTurnRequest(string? Prompt, string? Key);

/// <summary>Body of POST /api/battles/{id}/regenerate and of /stop; both sides when it does not say.</summary>
public sealed record SideRequest(SideSelection? Side);

/// <summary>Body of POST /api/battles/{id}/vote.</summary>
public sealed record VoteRequest(int? Turn, Verdict? Verdict, string? Key, SeenAttempts? Seen);

/// <summary>The attempts that the voter saw.</summary>
public sealed record SeenAttempts(int? Left, int? Right);

/// <summary>Body of POST /api/battles/{id}/vote/notes.</summary>
public sealed record NotesRequest(IReadOnlyList<string?>? Tags, string? Comment);
