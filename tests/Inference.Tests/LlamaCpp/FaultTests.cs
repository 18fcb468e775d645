using Arena.Inference.Devices;
using Arena.Inference.LlamaCpp.Gguf;
using Arena.Inference.Tests.Models;
using Arena.Support;

namespace Arena.Inference.Tests.LlamaCpp;

/// <summary>Every way a model can fail to load has its typed error, and leaves the engine able to load the next one.</summary>
public sealed class FaultTests(LlamaFixture llama) : IClassFixture<LlamaFixture>
{
    private readonly IInferenceEngine _engine = LlamaFixture.NewEngine();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Missing_file_is_missing() =>
        await ExpectAsync(LlamaFixture.Spec(llama.Models.NewPath()), InferenceError.FileMissing);

    [Fact]
    public async Task Folder_is_not_a_file() =>
        await ExpectAsync(LlamaFixture.Spec(Path.GetTempPath()), InferenceError.FileMissing);

    [Theory]
    [InlineData("")]
    [InlineData("GGUF")]
    [InlineData("junk, and more of it than a header would take")]
    public async Task Empty_and_junk_files_are_invalid(string content)
    {
        var path = llama.Models.NewPath();
        await File.WriteAllTextAsync(path, content, Token);
        await ExpectAsync(LlamaFixture.Spec(path), InferenceError.FileInvalid);
    }

    [Fact]
    public async Task Truncated_file_is_invalid()
    {
        var bytes = await File.ReadAllBytesAsync(llama.Models.RandomModel, Token);
        await ExpectAsync(LlamaFixture.Spec(Write(bytes[..^100])), InferenceError.FileInvalid);
    }

    [Fact]
    public async Task Missing_tensor_is_invalid_and_named()
    {
        var path = llama.Models.NewPath();
        TinyModel.WriteRandom(path, without: "blk.1.attn_k.weight");
        (await ExpectAsync(LlamaFixture.Spec(path), InferenceError.FileInvalid, measurable: true)).Message.ShouldContain("blk.1.attn_k.weight");
    }

    [Fact]
    public async Task Unknown_architecture_is_invalid()
    {
        var bytes = await File.ReadAllBytesAsync(llama.Models.RandomModel, Token);
        var text = System.Text.Encoding.Latin1.GetString(bytes).Replace("llama", "lluma", StringComparison.Ordinal);
        (await ExpectAsync(LlamaFixture.Spec(Write(System.Text.Encoding.Latin1.GetBytes(text))), InferenceError.FileInvalid, measurable: true)).Message.ShouldContain("lluma");
    }

    [Fact]
    public async Task Other_hash_than_the_catalogues_is_refused()
    {
        var spec = LlamaFixture.Spec(llama.Models.RandomModel, sha256: new string('0', 64));
        (await ExpectAsync(spec, InferenceError.HashMismatch)).Message.ShouldContain(new string('0', 64));
    }

    [Fact]
    public async Task Right_hash_is_measured_and_loads()
    {
        var measured = await _engine.MeasureAsync(LlamaFixture.Spec(llama.Models.RandomModel), Token);
        var bytes = await File.ReadAllBytesAsync(llama.Models.RandomModel, Token);
        measured.Sha256.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
        await using var model = await _engine.LoadAsync(LlamaFixture.Spec(llama.Models.RandomModel, sha256: measured.Sha256!.ToUpperInvariant()), LlamaFixture.Cpu(), null, Token);
    }

    [Fact]
    public async Task Changed_file_has_another_hash()
    {
        var path = Write(await File.ReadAllBytesAsync(llama.Models.RandomModel, Token));
        var before = await _engine.MeasureAsync(LlamaFixture.Spec(path), Token);
        TinyModel.WriteRandom(path, seed: 2);
        File.SetLastWriteTimeUtc(path, new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        (await _engine.MeasureAsync(LlamaFixture.Spec(path), Token)).Sha256.ShouldNotBe(before.Sha256);
    }

    [Fact]
    public async Task Model_that_does_not_fit_the_budget_is_refused_with_the_numbers()
    {
        var spec = LlamaFixture.Spec(llama.Models.RandomModel);
        var footprint = await _engine.MeasureAsync(spec, Token);
        var needed = footprint.WeightBytes + footprint.ContextBytes;
        var refused = await Should.ThrowAsync<InferenceException>(() => _engine.LoadAsync(spec, LlamaFixture.Cpu(memory: needed - 1), null, Token));
        refused.Error.ShouldBe(InferenceError.OutOfMemory);
        refused.Message.ShouldContain($"{needed - 1}");
        refused.Message.ShouldContain($"{footprint.WeightBytes}");
        await using var fits = await _engine.LoadAsync(spec, LlamaFixture.Cpu(memory: needed), null, Token);
        (await Should.ThrowAsync<InferenceException>(() => _engine.LoadAsync(spec, LlamaFixture.Cpu(memory: needed), null, Token))).Error.ShouldBe(InferenceError.OutOfMemory);
    }

    [Fact]
    public async Task Unloading_gives_the_budget_back()
    {
        var spec = LlamaFixture.Spec(llama.Models.RandomModel);
        var footprint = await _engine.MeasureAsync(spec, Token);
        var device = LlamaFixture.Cpu(memory: footprint.WeightBytes + footprint.ContextBytes);
        for (var i = 0; i < 3; i++)
        {
            await using var model = await _engine.LoadAsync(spec, device, null, Token);
        }
    }

    [Fact]
    public async Task Decoding_stays_on_the_device_s_cores()
    {
        var core = MachineFacts.Read().Allowed!.Numbers[^1];
        var device = LlamaFixture.Cpu() with { Name = "cpu77", Cores = CoreSet.Parse($"{core}") };
        await using var model = await _engine.LoadAsync(LlamaFixture.Spec(llama.Models.RandomModel), device, null, Token);
        var thread = Directory.GetDirectories("/proc/self/task").Single(task => NameOf(task) == "llama cpu77");
        File.ReadLines(Path.Combine(thread, "status")).Single(line => line.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal)).ShouldEndWith($"\t{core}");
    }

    // Other threads of this process end while they are looked at.
    private static string NameOf(string task)
    {
        try
        {
            return File.ReadAllText(Path.Combine(task, "comm")).Trim();
        }
        catch (IOException)
        {
            return "";
        }
    }

    [Theory]
    [InlineData(int.MaxValue, 1L << 60)]
    [InlineData(100_000_000, 1L << 40)]
    public async Task Context_larger_than_any_machine_is_refused_before_it_is_allocated(int context, long budget)
    {
        var spec = LlamaFixture.Spec(llama.Models.RandomModel, context: context);
        var refused = await Should.ThrowAsync<InferenceException>(() => _engine.LoadAsync(spec, LlamaFixture.Cpu(memory: budget), null, Token));
        refused.Error.ShouldBe(InferenceError.OutOfMemory);
        refused.Message.ShouldContain($"{budget}");
    }

    [Fact]
    public async Task Gpu_that_is_not_there_is_refused_instead_of_run_on_the_processor()
    {
        var gpu = new DeviceSpec("metal9", DeviceKind.Metal, 9, 1, 1L << 40, 4);
        var refused = await Should.ThrowAsync<InferenceException>(() => _engine.LoadAsync(LlamaFixture.Spec(llama.Models.RandomModel), gpu, null, Token));
        refused.Error.ShouldBe(InferenceError.LibraryUnavailable);
    }

    [Fact]
    public async Task Chat_model_without_a_template_is_refused_and_completes_text_all_the_same()
    {
        var path = llama.Models.Get("no template", file => TinyModel.WriteRandom(file, chatTemplate: null));
        (await ExpectAsync(LlamaFixture.Spec(path), InferenceError.FileInvalid, measurable: true)).Message.ShouldContain("completion");
        await using var model = await _engine.LoadAsync(LlamaFixture.Spec(path, PromptFormat.Completion), LlamaFixture.Cpu(), null, Token);
    }

    [Fact]
    public async Task Template_that_the_library_does_not_know_is_refused()
    {
        var path = llama.Models.Get("odd template", file => TinyModel.WriteRandom(file, chatTemplate: "{{ odd }}"));
        await ExpectAsync(LlamaFixture.Spec(path), InferenceError.FileInvalid, measurable: true);
    }

    [Fact]
    public async Task Weights_that_are_not_numbers_fail_the_answer_and_not_the_process()
    {
        var path = llama.Models.Get("not numbers", file => TinyModel.WriteRandom(file, weight: float.NaN));
        await using var model = await _engine.LoadAsync(LlamaFixture.Spec(path), LlamaFixture.Cpu(), null, Token);
        foreach (var sampling in new[] { Requests.Greedy, Requests.Sampled })
        {
            (await Should.ThrowAsync<InferenceException>(() => model.AnswerAsync(Requests.Ask("hi", sampling)))).Error.ShouldBe(InferenceError.Internal);
        }
    }

    [Fact]
    public async Task Load_that_is_cancelled_leaves_nothing_behind()
    {
        using var source = new CancellationTokenSource();
        var progress = new CancelAtFirst(source);
        var spec = LlamaFixture.Spec(llama.Models.RandomModel);
        var footprint = await _engine.MeasureAsync(spec, Token);
        var device = LlamaFixture.Cpu(memory: footprint.WeightBytes + footprint.ContextBytes);
        await Should.ThrowAsync<OperationCanceledException>(() => _engine.LoadAsync(spec, device, progress, source.Token));
        await using var model = await _engine.LoadAsync(spec, device, null, Token);
    }

    [Fact]
    public async Task Progress_rises_to_one()
    {
        var shares = new Shares();
        await using var model = await _engine.LoadAsync(LlamaFixture.Spec(llama.Models.RandomModel), LlamaFixture.Cpu(), shares, Token);
        shares.Seen.ShouldBeInOrder();
        shares.Seen[^1].ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Damaged_headers_never_end_the_process(bool bytePairs)
    {
        var bytes = await File.ReadAllBytesAsync(bytePairs ? llama.Models.BytePairModel : llama.Models.RandomModel, Token);
        var headerLength = (int)GgufReader.Read(new MemoryStream(bytes)).DataOffset;
        var (path, loaded) = (llama.Models.NewPath(), 0);
        for (var seed = 0; seed < 100 * Scale.Factor; seed++)
        {
            await File.WriteAllBytesAsync(path, HeaderMutations.Mutate(bytes, headerLength, new Random(seed)), Token);
            try
            {
                await using var model = await _engine.LoadAsync(LlamaFixture.Spec(path), LlamaFixture.Cpu(memory: 1L << 30), null, Token);
                await model.AnswerAsync(Requests.Ask("hi", Requests.Sampled with { MaxTokens = 3 }));
                loaded++;
            }
            catch (InferenceException refused)
            {
                refused.Error.ShouldBeOneOf(InferenceError.FileInvalid, InferenceError.OutOfMemory, InferenceError.Internal, InferenceError.ContextFull);
            }
        }

        loaded.ShouldBeGreaterThan(0, "most of a header is names, and many of them do not matter");
    }

    private string Write(byte[] bytes)
    {
        var path = llama.Models.NewPath();
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private async Task<InferenceException> ExpectAsync(ModelSpec spec, InferenceError error, bool measurable = false)
    {
        if (!measurable)
        {
            (await Should.ThrowAsync<InferenceException>(() => _engine.MeasureAsync(spec, Token))).Error.ShouldBe(error);
        }

        var refused = await Should.ThrowAsync<InferenceException>(() => _engine.LoadAsync(spec, LlamaFixture.Cpu(), null, Token));
        refused.Error.ShouldBe(error);
        await using var next = await _engine.LoadAsync(LlamaFixture.Spec(llama.Models.RandomModel), LlamaFixture.Cpu(), null, Token);
        return refused;
    }

    private sealed class CancelAtFirst(CancellationTokenSource source) : IProgress<float>
    {
        public void Report(float value) => source.Cancel();
    }

    private sealed class Shares : IProgress<float>
    {
        public List<float> Seen { get; } = [];

        public void Report(float value) => Seen.Add(value);
    }
}
