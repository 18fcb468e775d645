using System.CommandLine;
using Arena.Silo.Models;

namespace Arena.Silo.Verbs;

/// <summary>models pull: fetches model files, resumes what was begun, verifies, and adds well-known models to the catalogue.</summary>
internal static class ModelsPullVerb
{
    public static Command Create()
    {
        var ids = new Argument<string[]>("ID") { Arity = ArgumentArity.OneOrMore, Description = "Ids of the catalogue or of well-known.json." };
        var languages = new Option<string?>("--languages") { Description = "Languages in which a well-known model competes, for instance en,de; those it is listed with unless given." };
        var command = new Command("pull", "Fetches model files.") { ids, languages };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var tools = ModelTools.Open(parsed.GetValue(ModelsVerb.Catalogue));
            var pull = new ModelPull(tools, tools.NewDownloader(), Terminal.Console);
            return await pull.RunAsync(parsed.GetValue(ids)!, Lists.Split(parsed.GetValue(languages)), cancellationToken);
        });
        return command;
    }
}
