using System.Net;
using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.Chaos.Kills;

/// <summary>Reads a battle's events from where its voter was, over any number of streams and arenas, and notes what they say.</summary>
public sealed class BattleFollower(VoterClient client, Ledger ledger, PlayedBattle battle, string id, Random random)
{
    private readonly Dictionary<string, string> _status = [];
    private int _deltasUntilStop = random.Next(8) == 0 ? random.Next(1, 6) : 0;

    /// <returns>True when the battle can be voted on; false when its answers ended and it cannot.</returns>
    public async Task<bool> ReadAsync(BattleMessage view)
    {
        ArgumentNullException.ThrowIfNull(view);
        (_status["left"], _status["right"]) = (view.Last.Left.Status, view.Last.Right.Status);
        while (!HaveFailed)
        {
            await foreach (var next in client.EventsAsync(id, battle.LastEventId))
            {
                battle.LastEventId = next.Id ?? battle.LastEventId;
                await TakeAsync(next.Name, next.Message);
                if (battle.VotableTurn > 0 || HaveFailed)
                {
                    return battle.VotableTurn > 0;
                }
            }
        }

        return false;
    }

    private bool HaveFailed => _status.Values.All(status => status is "complete" or "stopped" or "failed") && _status.ContainsValue("failed");

    private async Task TakeAsync(string name, EventMessage message)
    {
        if (name == "votable")
        {
            battle.VotableTurn = message.Turn;
        }
        else if (name == "delta")
        {
            See(message, message.Text, begins: false, ended: false);
            await StopNowAndThenAsync();
        }
        else if (name == "status")
        {
            _status[message.Side] = message.Status;
            if (message.Status != "failed")
            {
                See(message, "", begins: message.Status == "waiting", ended: message.Status is "complete" or "stopped");
            }
        }
    }

    private void See(EventMessage message, string text, bool begins, bool ended) =>
        ledger.See(
            new AnswerKey(id, message.Turn, message.Side, message.Attempt),
            battle.Append(message.Turn, message.Side, message.Attempt, text, begins),
            ended);

    private async Task StopNowAndThenAsync()
    {
        if (_deltasUntilStop > 0 && --_deltasUntilStop == 0)
        {
            (await client.StopAsync(id, "both")).Expect(HttpStatusCode.Accepted);
        }
    }
}
