using System.Text;
using System.Text.Json;
using Arena.Contracts.Battles;
using Arena.Web.Json;

namespace Arena.Web.Battles.Streaming;

/// <summary>A battle's event as lines of text/event-stream.</summary>
internal static class EventWire
{
    public static string Write(BattleEvent battleEvent)
    {
        var (name, data) = Describe(battleEvent);
        var lines = new StringBuilder();
        if (battleEvent.Cursor is { } cursor)
        {
            lines.Append("id: ").Append(cursor).Append('\n');
        }

        return lines.Append("event: ").Append(name).Append('\n')
            .Append("data: ").Append(JsonSerializer.Serialize(data, ArenaJson.Options)).Append("\n\n").ToString();
    }

    private static (string Name, object Data) Describe(BattleEvent battleEvent) => battleEvent switch
    {
        StatusChanged status => ("status", new { status.Turn, status.Side, status.Attempt, status.Status, Code = FailureCode.Of(status.Failure) }),
        ProgressChanged progress => ("progress", new { progress.Turn, progress.Place, progress.Step, progress.Share }),
        BudgetChanged changed => ("budget", new { changed.Budget }),
        TextAdded text => ("delta", new { text.Turn, text.Side, text.Attempt, text.Text }),
        TurnVotable votable => ("votable", new { votable.Turn }),
        PairRevealed reveal => ("reveal", new { reveal.Verdict, Contestants = PairState.Of(reveal.Contestants) }),
        _ => throw new InvalidOperationException($"{battleEvent.GetType().Name} has no name on the wire."),
    };
}
