using System.CommandLine;

namespace Arena.Silo.Verbs;

/// <summary>restore: puts excluded votes back. Runs beside a live arena.</summary>
internal static class RestoreVerb
{
    public static Command Create()
    {
        var command = new Command("restore", "Puts an excluded vote back, or those of a voter that were excluded as fraud_flag or manual.") { VoteChange.Sequence, VoteChange.Voter, VoteChange.By, VoteChange.Overrule };
        command.Validators.Add(VoteChange.OneOfBoth);
        command.SetAction((parsed, cancellationToken) => VoteChange.RunAsync(parsed, null, cancellationToken));
        return command;
    }
}
