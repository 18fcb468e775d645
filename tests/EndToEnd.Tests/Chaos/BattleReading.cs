using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.Chaos;

/// <summary>
/// What a reader makes of the events it gets, over any number of streams. Fails on an event that it has had already,
/// on an id that does not say where the reader stands, and on text that splits a character.
/// </summary>
public sealed class BattleReading
{
    private readonly HashSet<string> _had = [];
    private readonly Dictionary<(int Turn, string Side), (int Attempt, string Text)> _answers = [];

    public string? LastId { get; private set; }

    public int VotableTurn { get; private set; }

    public string Text(int turn, string side) => _answers[(turn, side)].Text;

    public void Apply(ServerEvent next)
    {
        ArgumentNullException.ThrowIfNull(next);
        if (next.Id is { } id)
        {
            // A turn is votable once more after a new attempt at it.
            (next.Name == "votable" ? VotableTurn == 0 : _had.Add($"{next.Name} {next.Data}")).ShouldBeTrue($"{next.Name} {next.Data} came a second time");
            Apply(next.Name, next.Message, CursorToken.Parse(id));
            LastId = id;
        }
        else
        {
            next.Name.ShouldBeOneOf("progress", "budget");
        }
    }

    private void Apply(string name, EventMessage message, CursorToken token)
    {
        token.Turn.ShouldBe(message.Turn);
        switch (name)
        {
            case "status" when message.Status == "waiting":
                Attempt(message).ShouldBeLessThan(message.Attempt);
                VotableTurn = 0;
                _answers[(message.Turn, message.Side)] = (message.Attempt, "");
                token[message.Side].ShouldBe(new SideToken(message.Attempt, 0, 0));
                break;
            case "status":
                token[message.Side].ShouldBe(new SideToken(message.Attempt, Stage(message.Status), Known(message).Length));
                break;
            case "delta":
                (char.IsLowSurrogate(message.Text[0]) || char.IsHighSurrogate(message.Text[^1])).ShouldBeFalse("the text splits a character");
                _answers[(message.Turn, message.Side)] = (message.Attempt, Known(message) + message.Text);
                token[message.Side].ShouldBe(new SideToken(message.Attempt, 1, Known(message).Length));
                break;
            default:
                name.ShouldBe("votable");
                token.Flag.ShouldBe(1);
                VotableTurn = message.Turn;
                break;
        }
    }

    private int Attempt(EventMessage message) => _answers.TryGetValue((message.Turn, message.Side), out var known) ? known.Attempt : -1;

    // A stream that was cut after one side's first event goes on as if the other side's, which says the same, had been sent.
    private string Known(EventMessage message) =>
        _answers.TryGetValue((message.Turn, message.Side), out var known) && known.Attempt == message.Attempt ? known.Text : "";

    private static int Stage(string status) => Array.IndexOf(["waiting", "streaming", "complete", "stopped", "failed"], status);
}
