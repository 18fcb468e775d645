namespace Arena.Inference.LlamaCpp.Gguf;

/// <summary>What a GGUF file says about itself, every length checked against the file's size.</summary>
/// <param name="Values">Metadata: long, double, bool, string or <see cref="GgufArray"/>.</param>
/// <param name="Tensors">In the file's order.</param>
/// <param name="DataOffset">Where the tensors' data begin.</param>
internal sealed record GgufHeader(
    IReadOnlyDictionary<string, object> Values,
    IReadOnlyList<GgufTensor> Tensors,
    long DataOffset)
{
    /// <summary>Bytes of all tensors.</summary>
    public long TensorBytes => Tensors.Sum(tensor => tensor.Bytes);

    public string? Text(string key) => Values.GetValueOrDefault(key) as string;

    public long? Number(string key) => Values.GetValueOrDefault(key) is long number ? number : null;

    public double? Real(string key) => Values.GetValueOrDefault(key) is double real ? real : null;

    public GgufArray? Array(string key) => Values.GetValueOrDefault(key) as GgufArray;

    public GgufTensor? Tensor(string name) => Tensors.FirstOrDefault(tensor => tensor.Name == name);
}
