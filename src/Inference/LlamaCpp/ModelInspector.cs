using Arena.Inference.Devices;
using Arena.Inference.LlamaCpp.Decoding;
using Arena.Inference.LlamaCpp.Gguf;
using Arena.Inference.LlamaCpp.Prompts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Arena.Inference.LlamaCpp;

/// <summary>Uses the checks that a load makes, so that what passes here loads.</summary>
internal sealed class ModelInspector(IOptions<LlamaOptions> options, IDeviceDiscovery discovery, ILogger<ModelInspector> logger) : IModelInspector
{
    private readonly FileHashes _hashes = new();

    public ModelFacts Inspect(ModelSpec model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var file = ModelFile.Open(model);
        var lanes = discovery.Discover().Where(device => device.Kind != DeviceKind.Remote).Select(device => device.Lanes).DefaultIfEmpty(1).Max();
        var plan = ContextPlanner.Plan(file.Shape, model.ContextLength, lanes, options.Value);
        return new ModelFacts(
            file.Header.Text("general.name"),
            file.Shape.Architecture,
            file.Header.Tensors.Sum(tensor => tensor.Dimensions.Aggregate(1L, (product, size) => product * size)),
            GgmlTypes.Quantisation(file.Header),
            file.Header.Text("general.license"),
            file.Shape.TrainedContext,
            plan.ContextLength,
            file.Header.TensorBytes,
            plan.Bytes,
            Template(file.Header));
    }

    public Task<string> HashAsync(string path, CancellationToken cancellationToken) =>
        _hashes.Sha256Async(new FileInfo(path), cancellationToken);

    private TemplateState Template(GgufHeader header)
    {
        if (header.Text("tokenizer.chat_template") is not { } template)
        {
            return TemplateState.Missing;
        }

        LlamaLibrary.Load(options.Value.LibraryFolder, logger);
        return ChatTemplate.TryCreate(template) is null ? TemplateState.Unknown : TemplateState.Known;
    }
}
