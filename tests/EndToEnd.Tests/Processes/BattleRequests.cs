using System.Net;

namespace Arena.EndToEnd.Tests.Processes;

/// <summary>The calls on battles, by name.</summary>
public static class BattleRequests
{
    public static Task<Received> StartAsync(this VoterClient voter, string key, string prompt, string language = "en") =>
        voter.PostAsync("api/battles", new { language, prompt, key });

    /// <returns>The id of a battle that was created.</returns>
    public static async Task<string> StartedAsync(this VoterClient voter, string key, string prompt, string language = "en") =>
        (await voter.StartAsync(key, prompt, language)).Expect(HttpStatusCode.Created).Json<StartedMessage>().Battle;

    public static async Task<BattleMessage> ViewAsync(this VoterClient voter, string battle) =>
        (await voter.GetAsync($"api/battles/{battle}")).Expect(HttpStatusCode.OK).Json<BattleMessage>();

    public static Task<Received> AddTurnAsync(this VoterClient voter, string battle, string key, string prompt) =>
        voter.PostAsync($"api/battles/{battle}/turns", new { prompt, key });

    public static Task<Received> RegenerateAsync(this VoterClient voter, string battle, string side) =>
        voter.PostAsync($"api/battles/{battle}/regenerate", new { side });

    public static Task<Received> StopAsync(this VoterClient voter, string battle, string side) =>
        voter.PostAsync($"api/battles/{battle}/stop", new { side });

    public static Task<Received> VoteAsync(this VoterClient voter, string battle, int turn, string verdict, string key) =>
        voter.PostAsync($"api/battles/{battle}/vote", new { turn, verdict, key });

    /// <summary>Reads the events of a new battle until it can be voted on.</summary>
    /// <returns>Every event, the last one being votable.</returns>
    public static async Task<IReadOnlyList<ServerEvent>> UntilVotableAsync(this VoterClient voter, string battle, string? lastEventId = null)
    {
        var events = new List<ServerEvent>();
        await ReadAsync().For($"battle {battle} to become votable");
        return events;

        async Task ReadAsync()
        {
            await foreach (var next in voter.EventsAsync(battle, lastEventId))
            {
                events.Add(next);
                if (next.Name == "votable")
                {
                    return;
                }
            }

            throw new InvalidOperationException($"The stream of battle {battle} ended before it was votable.");
        }
    }
}
