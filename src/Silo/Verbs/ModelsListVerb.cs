using System.CommandLine;
using Arena.Silo.Models;

namespace Arena.Silo.Verbs;

/// <summary>models list: what the catalogue names, and what there is of it on this machine.</summary>
internal static class ModelsListVerb
{
    public static Command Create()
    {
        var command = new Command("list", "Lists the contestants and the well-known models, with the state of their files.");
        command.SetAction(parsed =>
        {
            using var tools = ModelTools.Open(parsed.GetValue(ModelsVerb.Catalogue));
            Terminal.Console.Write(ModelListing.Table(tools));
            return 0;
        });
        return command;
    }
}
