using System.Net;
using System.Text.Json;
using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.Chaos;

/// <summary>The two calls of simple clients, on a whole arena: scripted grains may end a stream that real ones keep open.</summary>
[Collection(ArenaProcesses.Name)]
public sealed class SimpleCallsTests(DemoArena arena) : IClassFixture<DemoArena>
{
    [Fact]
    public async Task Both_answers_come_with_one_call_and_the_names_with_another()
    {
        using var voter = arena.NewVoter();
        var both = (await voter.PostAsync("api/arena/battle", new { message = "How do I insert a table?" })).Expect(HttpStatusCode.OK).Json<JsonElement>();
        var battle = both.GetProperty("battle_id").GetString();
        var view = await voter.ViewAsync(battle!);
        both.GetProperty("response_a").GetString().ShouldBe(view.Last.Left.Text);
        both.GetProperty("response_b").GetString().ShouldBe(view.Last.Right.Text);

        var names = (await voter.PostAsync("api/arena/vote", new { battle_id = battle, preference = "tie" })).Expect(HttpStatusCode.OK).Json<JsonElement>();

        var pair = (await voter.ViewAsync(battle!)).Contestants!;
        names.GetProperty("model_a").GetString().ShouldBe(pair.Left.Name);
        names.GetProperty("model_b").GetString().ShouldBe(pair.Right.Name);
    }
}
