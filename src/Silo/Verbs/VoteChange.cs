using System.CommandLine;
using System.CommandLine.Parsing;
using Arena.Contracts.Ratings;
using Arena.Contracts.Voters;
using Arena.Grains.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Arena.Silo.Verbs;

/// <summary>Changes the standing of a vote, or of all votes of a voter. Every change is kept with who and when; a live arena follows.</summary>
internal static class VoteChange
{
    public static readonly Argument<long?> Sequence = new("SEQ") { Description = "Number of the vote.", Arity = ArgumentArity.ZeroOrOne };

    public static readonly Option<string?> Voter = new("--voter") { Description = "All votes of a voter, by pseudonym." };

    public static readonly Option<string> By = new("--by") { Description = "Who decided; the user's name unless given.", DefaultValueFactory = _ => Environment.UserName };

    public static readonly Option<bool> Overrule = new("--overrule-withdrawal") { Description = "Also a vote that its voter withdrew." };

    /// <summary>A vote or a voter, not both.</summary>
    public static void OneOfBoth(CommandResult result)
    {
        if (result.GetValue(Sequence) is null == result.GetValue(Voter) is null)
        {
            result.AddError("a vote's number, or --voter and a pseudonym");
        }

        if (result.GetValue(Voter) is not null && result.GetValue(Overrule))
        {
            result.AddError("--overrule-withdrawal goes with a vote's number");
        }
    }

    /// <param name="parsed">The arguments.</param>
    /// <param name="reason">Why votes are excluded; null puts them back.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(ParseResult parsed, string? reason, CancellationToken cancellationToken)
    {
        using var host = await ArenaStores.OpenAsync(StoresUse.Change, cancellationToken);
        var exclusions = host.Services.GetRequiredService<IExclusionStore>();
        var now = host.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        var by = parsed.GetValue(By)!;
        if (parsed.GetValue(Voter) is { } voter)
        {
            var changed = await exclusions.ChangeVoterAsync(new VoterId(voter), reason, by, now, cancellationToken);
            Console.WriteLine($"{changed} votes of {voter} {(reason is null ? "are back" : $"are excluded: {reason}")}");
            return 0;
        }

        return await ChangeAsync(exclusions, new Exclusion(parsed.GetValue(Sequence)!.Value, reason, by, now), parsed.GetValue(Overrule), cancellationToken);
    }

    /// <param name="exclusions">Holds the vote's standing.</param>
    /// <param name="change">What an operator wants.</param>
    /// <param name="overrule">Whether what the voter withdrew may be put back, or get another reason.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> ChangeAsync(IExclusionStore exclusions, Exclusion change, bool overrule, CancellationToken cancellationToken)
    {
        switch (await exclusions.ReasonAsync(change.Sequence, cancellationToken))
        {
            case null:
                await Console.Error.WriteLineAsync($"arena: there is no vote {change.Sequence}");
                return 1;
            case var now when now == (change.Reason ?? ""):
                Console.WriteLine($"vote {change.Sequence} {(now.Length == 0 ? "was not excluded" : $"was excluded before: {now}")}");
                return 0;
            case LedgerReason.Withdrawn when !overrule:
                await Console.Error.WriteLineAsync($"arena: vote {change.Sequence} was withdrawn by its voter; --overrule-withdrawal changes it nevertheless");
                return 1;
            default:
                await exclusions.ChangeAsync(change, cancellationToken);
                Console.WriteLine($"vote {change.Sequence} {(change.Reason is null ? "is back" : $"is excluded: {change.Reason}")}");
                return 0;
        }
    }
}
