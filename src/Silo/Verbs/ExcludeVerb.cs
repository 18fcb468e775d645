using System.CommandLine;
using Arena.Contracts.Ratings;

namespace Arena.Silo.Verbs;

/// <summary>exclude: takes votes off every board for a reason. Runs beside a live arena; nothing is deleted.</summary>
internal static class ExcludeVerb
{
    private static readonly Option<string> Reason = new Option<string>("--reason") { Description = string.Join(", ", LedgerReason.Exclusions), Required = true }.AcceptOnlyFromAmong([.. LedgerReason.Exclusions]);

    public static Command Create()
    {
        var command = new Command("exclude", "Takes a vote, or all votes of a voter, off the boards.") { VoteChange.Sequence, VoteChange.Voter, Reason, VoteChange.By, VoteChange.Overrule };
        command.Validators.Add(VoteChange.OneOfBoth);
        command.SetAction((parsed, cancellationToken) => VoteChange.RunAsync(parsed, parsed.GetRequiredValue(Reason), cancellationToken));
        return command;
    }
}
