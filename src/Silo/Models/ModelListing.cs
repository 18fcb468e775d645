using System.Globalization;
using Arena.Grains.Catalogue;
using Arena.Inference;
using Spectre.Console;

namespace Arena.Silo.Models;

/// <summary>The table of `models list`.</summary>
internal static class ModelListing
{
    public static Table Table(ModelTools tools)
    {
        var table = new Table()
            .AddColumn("id", column => column.NoWrap())
            .AddColumn("family", column => column.NoWrap())
            .AddColumn("variant")
            .AddColumn("languages")
            .AddColumn("size", column => column.NoWrap().RightAligned())
            .AddColumn("state");
        var memory = tools.MostMemory;
        foreach (var contestant in tools.Catalogue.Contestants)
        {
            table.AddRow(Row(contestant.Slug, contestant.Family, contestant.Variant, contestant.Languages, contestant.Bytes, StateOf(contestant, tools, memory)));
        }

        foreach (var model in tools.WellKnown.Where(model => tools.Catalogue.Contestants.All(contestant => contestant.Slug != model.Id)))
        {
            table.AddRow(Row(model.Id!, model.Family!, model.Variant ?? "", model.Languages!, model.Bytes ?? 0, ModelState.NotPulled));
        }

        return table;
    }

    /// <summary>What there is of a contestant, without reading its weights.</summary>
    /// <param name="contestant">Which one.</param>
    /// <param name="tools">To look with.</param>
    /// <param name="memory">Bytes of the largest device.</param>
    public static ModelState StateOf(Contestant contestant, ModelTools tools, long memory)
    {
        if (contestant.Model.Engine != EngineKind.LlamaCpp)
        {
            return ModelState.Remote;
        }

        var file = new FileInfo(contestant.Model.Location);
        if (!file.Exists)
        {
            return File.Exists(file.FullName + ".part") ? ModelState.Part : ModelState.Missing;
        }

        if (contestant.Bytes > 0 && contestant.Bytes != file.Length)
        {
            return ModelState.Corrupt;
        }

        try
        {
            var facts = tools.Inspector.Inspect(contestant.Model);
            return facts.WeightBytes + facts.ContextBytes > memory ? ModelState.NeverFits : ModelState.Present;
        }
        catch (InferenceException broken) when (broken.Error is InferenceError.FileInvalid or InferenceError.FileMissing)
        {
            return ModelState.Corrupt;
        }
    }

    /// <summary>A size as people read it.</summary>
    public static string Size(long bytes) => bytes switch
    {
        0 => "",
        < 1 << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0} KiB"),
        < 1 << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1 << 20):0.0} MiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1 << 30):0.0} GiB"),
    };

    private static string[] Row(string id, string family, string variant, IEnumerable<string> languages, long bytes, ModelState state) =>
        [.. new[] { id, family, variant, string.Join(' ', languages), Size(bytes), Words(state) }.Select(Markup.Escape)];

    private static string Words(ModelState state) => state switch
    {
        ModelState.Part => "partly pulled",
        ModelState.NeverFits => "never fits",
        ModelState.Remote => "on a server",
        ModelState.NotPulled => "well known, not pulled",
        _ => state.ToString().ToLowerInvariant(),
    };
}
