using System.Net;
using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.Chaos.Kills;

/// <summary>One voter who plays battle after battle, whatever happens to the arena. Its choices come from a seed.</summary>
public sealed class ScriptedVoter(string name, Func<Uri> address, Ledger ledger, Random random) : IDisposable
{
    private static readonly string[] Prompts = ["How do I turn on automatic spell checking?", "What is a pivot table?", "How do I protect a document with a password?"];
    private static readonly string[] Verdicts = ["left", "right", "tie", "both_bad", "cannot_judge"];

    private readonly VoterClient _client = new(address);
    private PlayedBattle? _battle;
    private bool _unsure = true;
    private int _keys;

    /// <summary>Plays until the bomb goes off; nothing else may end it.</summary>
    public async Task PlayAsync(Bomb bomb)
    {
        ArgumentNullException.ThrowIfNull(bomb);
        _client.Observe = bomb.Step;
        try
        {
            while (!bomb.Fired)
            {
                await StepAsync(inAHurry: false);
            }
        }
        catch (Exception exception) when (bomb.Fired && exception is HttpRequestException or IOException)
        {
            _unsure = true;
        }
    }

    /// <summary>Brings what is open to its vote and begins nothing new.</summary>
    public async Task FinishAsync()
    {
        _client.Observe = _ => { };
        while (_battle is not null)
        {
            await StepAsync(inAHurry: true);
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task StepAsync(bool inAHurry)
    {
        _battle ??= new PlayedBattle(NewKey("battle"), Prompts[random.Next(Prompts.Length)]);
        if (_battle.Id is null)
        {
            await StartAsync(_battle);
        }
        else if (_battle.UnansweredTurn is not null)
        {
            await AddTurnAsync(_battle, _battle.Id);
        }
        else if (ledger.Votes.ContainsKey(_battle.Id))
        {
            await VoteAsync(_battle.Id);
        }
        else if (_battle.VotableTurn == 0 || _unsure)
        {
            await FollowAsync(_battle, _battle.Id);
        }
        else
        {
            await DecideAsync(_battle, _battle.Id, inAHurry ? 1 : random.NextDouble());
        }
    }

    private async Task DecideAsync(PlayedBattle battle, string id, double chance)
    {
        if (chance < 0.1)
        {
            await RegenerateAsync(battle, id, "both");
        }
        else if (chance < 0.3 && battle.Turns < 4 && battle.VotableTurn == battle.Turns)
        {
            // A turn that failed leaves the one before it votable, and takes no follow-up.
            battle.UnansweredTurn = (NewKey("turn"), "And how do I undo that?");
        }
        else
        {
            ledger.Votes[id] = new SentVote(battle.VotableTurn, Verdicts[random.Next(Verdicts.Length)], NewKey("vote"));
        }
    }

    private async Task StartAsync(PlayedBattle battle)
    {
        var reply = await _client.StartAsync(battle.Key, battle.Prompt);
        if (!IsRefusedForNow(reply))
        {
            battle.Id = reply.Expect(HttpStatusCode.Created).Json<StartedMessage>().Battle;
            ledger.Battles.TryAdd(battle.Id, _client).ShouldBeTrue("two keys gave the same battle");
        }
    }

    private async Task AddTurnAsync(PlayedBattle battle, string id)
    {
        var (key, prompt) = battle.UnansweredTurn!.Value;
        var reply = await _client.AddTurnAsync(id, key, prompt);
        if (reply.Status == HttpStatusCode.Conflict && reply.Code == "context_full")
        {
            // The small models' context is soon full; what was answered can still be voted on.
            (battle.UnansweredTurn, battle.Turns) = (null, int.MaxValue);
        }
        else if (!IsRefusedForNow(reply))
        {
            reply.Expect(HttpStatusCode.Accepted);
            (battle.UnansweredTurn, battle.VotableTurn, battle.Turns) = (null, 0, battle.Turns + 1);
        }
    }

    private async Task RegenerateAsync(PlayedBattle battle, string id, string side)
    {
        battle.VotableTurn = 0;
        _unsure = true;
        var reply = await _client.RegenerateAsync(id, side);
        if (!IsRefusedForNow(reply))
        {
            reply.Expect(HttpStatusCode.Accepted);
        }
    }

    private async Task VoteAsync(string id)
    {
        var vote = ledger.Votes[id];
        var reply = await _client.VoteAsync(id, vote.Turn, vote.Verdict, vote.Key);
        if (IsRefusedForNow(reply))
        {
            return;
        }

        ledger.Votes[id] = vote with { Receipt = reply.Expect(HttpStatusCode.OK).Text };
        _battle = null;
        if (random.Next(4) == 0)
        {
            (await _client.VoteAsync(id, vote.Turn, vote.Verdict, vote.Key)).Expect(HttpStatusCode.OK).Text.ShouldBe(reply.Text);
        }
    }

    /// <summary>Follows the running answers to their ends; a side that failed gets another attempt.</summary>
    private async Task FollowAsync(PlayedBattle battle, string id)
    {
        var view = await _client.ViewAsync(id);
        ledger.See(view);
        _unsure = false;
        battle.VotableTurn = view.Turns.LastOrDefault(turn => turn.Votable)?.Turn ?? 0;
        if (battle.VotableTurn == 0 && !await new BattleFollower(_client, ledger, battle, id, random).ReadAsync(view))
        {
            var last = (await _client.ViewAsync(id)).Last;
            var failed = new[] { "left", "right" }.Where(side => last[side].Status == "failed").ToList();
            await RegenerateAsync(battle, id, failed.Count == 1 ? failed[0] : "both");
        }
    }

    private string NewKey(string what) => $"{name}-{what}-{++_keys:D6}";

    // The arena may say "not now"; then the same request is sent again.
    private static bool IsRefusedForNow(Received reply) => reply.Status == HttpStatusCode.ServiceUnavailable && reply.Code == "retry";
}
