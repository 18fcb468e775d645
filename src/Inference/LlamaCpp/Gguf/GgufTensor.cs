namespace Arena.Inference.LlamaCpp.Gguf;

/// <summary>One tensor's entry in the header.</summary>
/// <param name="Name">Unique in the file.</param>
/// <param name="Type">Number of its ggml type.</param>
/// <param name="Dimensions">Elements per dimension, fastest first.</param>
/// <param name="Offset">From the start of the data section.</param>
/// <param name="Bytes">Size of its data.</param>
internal sealed record GgufTensor(string Name, int Type, IReadOnlyList<long> Dimensions, long Offset, long Bytes);
