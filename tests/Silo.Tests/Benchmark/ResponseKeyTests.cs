using Arena.Contracts.Models;
using Arena.Grains.Research.Benchmark;

namespace Arena.Silo.Tests.Benchmark;

public sealed class ResponseKeyTests
{
    private static readonly AnswerParameters Parameters = new(100, 0.7f, 0.9f, 40, 0.05f, 1.1f, 1);

    [Fact]
    public void Whatever_changes_the_answer_changes_the_key()
    {
        var id = new ContestantId("alpha-00000000");
        string[] keys =
        [
            ResponseKey.Of(id, "Why?", Parameters),
            ResponseKey.Of(new ContestantId("alpha-00000001"), "Why?", Parameters),
            ResponseKey.Of(id, "Why not?", Parameters),
            ResponseKey.Of(id, "Why?", Parameters with { MaxTokens = 101 }),
            ResponseKey.Of(id, "Why?", Parameters with { Temperature = 0.8f }),
            ResponseKey.Of(id, "Why?", Parameters with { TopP = 0.8f }),
            ResponseKey.Of(id, "Why?", Parameters with { TopK = 41 }),
            ResponseKey.Of(id, "Why?", Parameters with { MinP = 0.06f }),
            ResponseKey.Of(id, "Why?", Parameters with { RepeatPenalty = 1.2f }),
            ResponseKey.Of(id, "Why?", Parameters with { Seed = 2 }),
        ];

        keys.Distinct().Count().ShouldBe(keys.Length);
        ResponseKey.Of(id, "Why?", Parameters with { }).ShouldBe(keys[0]);
    }
}
