using System.CommandLine;
using Arena.Silo.Models;

namespace Arena.Silo.Verbs;

/// <summary>models add: makes a contestant of a file, of a file somewhere on the web, or of a model on a server.</summary>
internal static class ModelsAddVerb
{
    public static Command Create()
    {
        var source = new Argument<string>("SOURCE") { Description = "A GGUF file, the address of one, or with --model the address of a server with the OpenAI API." };
        var languages = new Option<string>("--languages") { Description = "Languages it competes in, for instance en,de.", Required = true };
        var model = Text("--model", "How the server calls the model.");
        var id = Text("--id", "Id in the catalogue; made of the name unless given.");
        var name = Text("--name", "Display name; what the file says unless given.");
        var family = Text("--family", "Where it comes from; the first word of the name unless given.");
        var variant = Text("--variant", "Which kind of its family.");
        var licence = Text("--licence", "What the file says unless given.");
        var format = Text("--format", "chat or completion; completion for a file without a chat template unless given.");
        var context = new Option<int?>("--context-length") { Description = "Tokens of a conversation." };
        var command = new Command("add", "Adds a contestant to the catalogue.") { source, languages, model, id, name, family, variant, licence, format, context };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var tools = ModelTools.Open(parsed.GetValue(ModelsVerb.Catalogue));
            var wishes = new AdditionWishes(
                Lists.Split(parsed.GetValue(languages)) ?? [],
                parsed.GetValue(model),
                parsed.GetValue(id),
                parsed.GetValue(name),
                parsed.GetValue(family),
                parsed.GetValue(variant),
                parsed.GetValue(licence),
                parsed.GetValue(format),
                parsed.GetValue(context));
            return await new ModelAddition(tools, tools.NewDownloader(), Terminal.Console).RunAsync(parsed.GetValue(source)!, wishes, cancellationToken);
        });
        return command;
    }

    private static Option<string?> Text(string name, string description) => new(name) { Description = description };
}
