namespace Arena.Inference.LlamaCpp.Gguf;

/// <summary>
/// What llama.cpp asserts about a model's numbers while it loads it or first uses it: there a violation ends the process, here it is an exception.
/// Source: v0.5.0, src/llama-model.cpp (load_hparams) and ggml's operators.
/// </summary>
internal static class ModelAssertions
{
    /// <summary>LLAMA_MAX_LAYERS.</summary>
    public const int MostLayers = 512;

    private const int MostExperts = 1024;

    private static readonly string[] RopeScalings = ["none", "linear", "yarn", "longrope"];
    private static readonly string[] Epsilons = ["layer_norm_epsilon", "layer_norm_rms_epsilon", "group_norm_epsilon"];

    /// <exception cref="GgufException">The first violation.</exception>
    public static void Require(GgufHeader header, string architecture)
    {
        RequireExperts(header, architecture);
        Require(
            RopeScalings.Contains(header.Text($"{architecture}.rope.scaling.type") ?? "linear"),
            $"{architecture}.rope.scaling.type is none that is known");
        foreach (var epsilon in Epsilons)
        {
            var value = header.Real($"{architecture}.attention.{epsilon}") ?? 0;
            Require(value >= 0 && double.IsFinite(value), $"{architecture}.attention.{epsilon} is {value}");
        }

        var extra = header.Number($"{architecture}.nextn_predict_layers") ?? 0;
        Require(extra >= 0 && extra <= (header.Number($"{architecture}.block_count") ?? 0), $"{architecture}.nextn_predict_layers is {extra}");
    }

    private static void RequireExperts(GgufHeader header, string architecture)
    {
        var experts = header.Number($"{architecture}.expert_count") ?? 0;
        var used = header.Array($"{architecture}.expert_used_count")?.Numbers.DefaultIfEmpty(0).Max()
            ?? header.Number($"{architecture}.expert_used_count") ?? 0;
        var groups = header.Number($"{architecture}.expert_group_count") ?? 0;
        var groupsUsed = header.Number($"{architecture}.expert_group_used_count") ?? 0;
        var fine = experts == 0
            ? used == 0 && groups == 0
            : experts is > 0 and <= MostExperts && used > 0 && used <= experts && groups >= 0 && groups < experts
              && (groups <= 1 || (experts % groups == 0 && groupsUsed > 0 && groupsUsed < groups));
        Require(fine, $"{experts} experts, {used} used, in {groups} groups, {groupsUsed} used, make no sense");
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new GgufException(otherwise);
        }
    }
}
