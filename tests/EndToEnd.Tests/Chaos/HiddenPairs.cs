using System.Net;
using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.Chaos;

/// <summary>A comparison of what voters see says something only if different pairs were hidden from them.</summary>
public static class HiddenPairs
{
    /// <summary>Votes in every battle to learn who was in it.</summary>
    public static async Task RequireSeveralAsync(IEnumerable<(VoterClient Voter, string Battle)> voters)
    {
        ArgumentNullException.ThrowIfNull(voters);
        var pairs = new HashSet<(string, string)>();
        foreach (var (voter, battle) in voters)
        {
            var receipt = (await voter.VoteAsync(battle, 1, "tie", $"vote-{battle}")).Expect(HttpStatusCode.OK).Json<ReceiptMessage>();
            pairs.Add((receipt.Contestants.Left.Id, receipt.Contestants.Right.Id));
        }

        pairs.Count.ShouldBeGreaterThan(1);
    }
}
