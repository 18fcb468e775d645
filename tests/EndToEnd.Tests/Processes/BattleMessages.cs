namespace Arena.EndToEnd.Tests.Processes;

// What comes over the wire, as docs of the calls name it. Written down a second time on purpose: a renamed field must fail here.

/// <summary>201 of POST /api/battles.</summary>
public sealed record StartedMessage(string Battle, int Turn, string Events);

/// <summary>200 of GET /api/battles/{id}.</summary>
public sealed record BattleMessage(
    string Battle, string Language, string Cursor, IReadOnlyList<TurnMessage> Turns, string? Verdict, bool Revealed, PairMessage? Contestants)
{
    public TurnMessage Last => Turns[^1];
}

/// <summary>One turn.</summary>
public sealed record TurnMessage(int Turn, string Prompt, AnswerMessage Left, AnswerMessage Right, bool Votable)
{
    public AnswerMessage this[string side] => side == "left" ? Left : Right;
}

/// <summary>One answer.</summary>
public sealed record AnswerMessage(string Status, string Text, int Attempt, string? Code)
{
    public bool HasEnded => Status is "complete" or "stopped" or "failed";
}

/// <summary>200 of POST /api/battles/{id}/vote.</summary>
public sealed record ReceiptMessage(string Vote, string Verdict, PairMessage Contestants);

/// <summary>Who was who.</summary>
public sealed record PairMessage(ContestantMessage Left, ContestantMessage Right);

/// <summary>A contestant after the vote.</summary>
public sealed record ContestantMessage(string Id, string Name, string Family, string Variant);

/// <summary>An error.</summary>
public sealed record ProblemMessage(string Title, int Status, string Code);

/// <summary>The data of a status, delta or votable event; what an event lacks stays empty.</summary>
public sealed record EventMessage(int Turn, string Side, int Attempt, string Status, string Text, string? Code);
