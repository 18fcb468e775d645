using System.CommandLine;
using Arena.Silo.Models;

namespace Arena.Silo.Verbs;

/// <summary>models check: hash, header, memory and chat template of files; an answer of servers.</summary>
internal static class ModelsCheckVerb
{
    public static Command Create()
    {
        var ids = new Argument<string[]>("ID") { Arity = ArgumentArity.ZeroOrMore, Description = "Ids of the catalogue; all unless given." };
        var command = new Command("check", "Checks whether contestants can run here.") { ids };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var tools = ModelTools.Open(parsed.GetValue(ModelsVerb.Catalogue));
            return await ModelCheck.RunAsync(tools, parsed.GetValue(ids)!, Terminal.Console, cancellationToken);
        });
        return command;
    }
}
