namespace Arena.Inference.LlamaCpp.Gguf;

/// <summary>An array in the metadata. Only short arrays of numbers are kept, for instance heads per layer; vocabularies are walked over.</summary>
/// <param name="ElementType">Type of every element.</param>
/// <param name="Count">Number of elements.</param>
/// <param name="Numbers">The elements of a short array of integers, else empty.</param>
internal sealed record GgufArray(GgufValueType ElementType, long Count, IReadOnlyList<long> Numbers);
