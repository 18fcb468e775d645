using System.CommandLine;
using System.Globalization;
using Arena.Grains.Research.SelfTest;
using Spectre.Console;

namespace Arena.Silo.Verbs;

/// <summary>selftest: simulated voters whose truth is known vote through the real path, on a database that is thrown away.</summary>
internal static class SelfTestVerb
{
    public static Command Create()
    {
        var battles = new Option<int>("--battles") { Description = "Battles to play.", DefaultValueFactory = _ => new SelfTestSettings().Battles };
        var seed = new Option<int>("--seed") { Description = "Of everything that is drawn.", DefaultValueFactory = _ => 1 };
        var command = new Command("selftest", "Checks that ratings recover a known truth.") { battles, seed };
        battles.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 100)
            {
                result.AddError("--battles: fewer than 100 tell nothing");
            }
        });
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(new SelfTestSettings { Battles = parsed.GetValue(battles), Seed = parsed.GetValue(seed) }, cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(SelfTestSettings settings, CancellationToken cancellationToken)
    {
        var progress = new Progress<int>(played => Notes.Progress($"{played} of {settings.Battles} battles"));
        var result = await ArenaSelfTest.RunAsync(settings, progress, cancellationToken);
        Notes.EndProgress();
        Tell(result);
        return result.Passed ? 0 : 1;
    }

    private static void Tell(SelfTestResult result)
    {
        static string Number(double value) => value.ToString("F1", CultureInfo.InvariantCulture);
        var ratings = new Table().AddColumns("contestant", "truth", "rating", "se", "z", "votes", "within");
        foreach (var row in result.Ratings)
        {
            ratings.AddRow(Markup.Escape(row.Contestant), Number(row.Truth), Number(row.Estimate), Number(row.Se), Number(row.Z), $"{row.Votes}", row.Within ? "yes" : "NO");
        }

        var checks = new Table().AddColumns("check", "holds", "found");
        foreach (var check in result.Checks)
        {
            checks.AddRow(Markup.Escape(check.Name), check.Holds ? "yes" : "NO", Markup.Escape(check.Detail));
        }

        AnsiConsole.Write(ratings);
        AnsiConsole.Write(checks);
        AnsiConsole.WriteLine(result.Passed ? "The self-test passed." : "The self-test FAILED.");
    }
}
