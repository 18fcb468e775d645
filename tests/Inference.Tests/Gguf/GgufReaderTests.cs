using Arena.Inference.LlamaCpp.Gguf;
using Arena.Inference.Tests.Models;
using Arena.Support;

namespace Arena.Inference.Tests.Gguf;

public sealed class GgufReaderTests(ModelFolder models) : IClassFixture<ModelFolder>
{
    [Fact]
    public void Header_reads_back_what_was_written()
    {
        var path = models.RandomModel;
        var header = Read(File.ReadAllBytes(path));
        header.Text("general.architecture").ShouldBe("llama");
        header.Number("llama.block_count").ShouldBe(2);
        header.Real("llama.attention.layer_norm_rms_epsilon").ShouldNotBeNull().ShouldBe(1e-5, 1e-9);
        header.Array("tokenizer.ggml.tokens")!.ElementType.ShouldBe(GgufValueType.String);
        header.Tensor("output_norm.weight")!.Dimensions.ShouldBe([128L]);
        (header.DataOffset + header.TensorBytes).ShouldBe(new FileInfo(path).Length);
        GgmlTypes.Quantisation(header).ShouldBe("F32");
    }

    [Fact]
    public void Shape_gives_the_memory_of_one_token()
    {
        var shape = ModelShapeReader.Read(Read(File.ReadAllBytes(models.RandomModel)));
        (shape.Architecture, shape.Layers, shape.TrainedContext, shape.Heads).ShouldBe(("llama", 2, TinyModel.Context, 2));
        shape.KvElementsPerToken.ShouldBe(2 * 1 * (64 + 64));
    }

    [Fact]
    public void File_cut_anywhere_is_refused()
    {
        var bytes = File.ReadAllBytes(models.RandomModel);
        var random = new Random(3);
        var lengths = Enumerable.Range(0, 64).Concat(Enumerable.Range(0, 200 * Scale.Factor).Select(_ => random.Next(bytes.Length)));
        foreach (var length in lengths)
        {
            Should.Throw<GgufException>(() => Read(bytes[..length]), $"{length} bytes");
        }
    }

    [Fact]
    public void Damaged_header_is_read_or_refused_but_never_trusted()
    {
        var bytes = File.ReadAllBytes(models.RandomModel);
        var headerLength = (int)Read(bytes).DataOffset;
        var refused = 0;
        for (var seed = 0; seed < 2000 * Scale.Factor; seed++)
        {
            var mutant = HeaderMutations.Mutate(bytes, headerLength, new Random(seed));
            try
            {
                var header = Read(mutant);
                header.TensorBytes.ShouldBeLessThanOrEqualTo(mutant.Length);
                ModelShapeReader.Read(header);
            }
            catch (GgufException)
            {
                refused++;
            }
        }

        refused.ShouldBeGreaterThan(2000 * Scale.Factor / 4);
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 40)]
    [InlineData(1UL << 31)]
    public void Huge_counts_allocate_nothing(ulong count)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write("GGUF"u8);
        writer.Write(3u);
        writer.Write(count);
        writer.Write(count);
        writer.Flush();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<GgufException>(() => Read(stream.ToArray()));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
    }

    [Theory]
    [InlineData("llama.attention.head_count", 0u)]
    [InlineData("llama.attention.head_count", 70_000u)]
    [InlineData("llama.attention.head_count_kv", 3u)]
    [InlineData("llama.block_count", 0u)]
    [InlineData("llama.embedding_length", 0u)]
    [InlineData("llama.context_length", 0u)]
    [InlineData("llama.rope.dimension_count", 63u)]
    [InlineData("llama.rope.dimension_count", 128u)]
    [InlineData("split.count", 3u)]
    public void Number_that_makes_no_sense_is_refused(string key, uint value)
    {
        var header = Read(File.ReadAllBytes(models.RandomModel));
        var values = new Dictionary<string, object>(header.Values) { [key] = (long)value };
        Should.Throw<GgufException>(() => ModelShapeReader.Read(header with { Values = values }));
    }

    [Theory]
    [InlineData("general.architecture")]
    [InlineData("llama.block_count")]
    [InlineData("llama.embedding_length")]
    [InlineData("llama.context_length")]
    [InlineData("tokenizer.ggml.tokens")]
    public void Missing_key_is_named(string key)
    {
        var header = Read(File.ReadAllBytes(models.RandomModel));
        var values = header.Values.Where(pair => pair.Key != key).ToDictionary();
        Should.Throw<GgufException>(() => ModelShapeReader.Read(header with { Values = values })).Message.ShouldContain(key);
    }

    [Fact]
    public void Heads_per_layer_are_summed()
    {
        var header = Read(File.ReadAllBytes(models.RandomModel));
        var values = new Dictionary<string, object>(header.Values)
        {
            ["llama.attention.head_count"] = new GgufArray(GgufValueType.Int32, 2, [2, 0]),
            ["llama.attention.head_count_kv"] = new GgufArray(GgufValueType.Int32, 2, [1, 0]),
        };
        ModelShapeReader.Read(header with { Values = values }).KvElementsPerToken.ShouldBe(128);
    }

    private static GgufHeader Read(byte[] bytes) => GgufReader.Read(new MemoryStream(bytes));
}
