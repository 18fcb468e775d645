using System.Collections.Concurrent;
using Arena.Contracts;
using Arena.Contracts.Battles;
using Arena.Contracts.Voters;
using Arena.Grains.Tests.Hosting;
using Arena.Inference;
using Arena.Support;

namespace Arena.Grains.Tests.Battles;

/// <summary>
/// Conversations longer than a context. These contestants count four tokens a word: a context of 40 words keeps 10 for the answer, and a
/// turn has 6, two in the prompt and four in the answer.
/// </summary>
public sealed class LongSessionTests
{
    private const string Answer = "one two three four";
    private const int TokensPerWord = 4;

    private readonly ConcurrentDictionary<(string Session, string Prompt), IReadOnlyList<ChatMessage>> _asked = new();

    [Theory, ClassData(typeof(Faults))]
    public async Task Fifty_turns_fit_any_context_and_both_sides_forget_the_same(int faults)
    {
        await using var arena = await StartAsync(faults: faults);
        await using var battle = await arena.NewVoter().StartAsync("Question 1");
        await battle.EndedAsync();
        for (var turn = 2; turn <= 50; turn++)
        {
            (await battle.AddTurnAsync($"Question {turn}")).Value.ShouldBe(new TurnStarted(turn));
            await battle.EndedAsync();
            Seen(battle, Side.Left, turn).ShouldBe(Enumerable.Range(Math.Max(1, turn - 4), Math.Min(turn, 5)).Select(number => $"Question {number}"));
            Seen(battle, Side.Right, turn).ShouldBe(Seen(battle, Side.Left, turn));
        }

        (await battle.AddTurnAsync("Question 51")).Refusal!.Code.ShouldBe(RefusalCode.TooManyTurns);
        (await battle.VoteAsync(Verdict.Left, turn: 50)).Value.ShouldNotBeNull();
    }

    [Fact]
    public async Task The_side_that_takes_more_tokens_decides_for_both()
    {
        await using var arena = await StartAsync(engine => engine.SetTokensPerWord("beta", 2 * TokensPerWord));
        await using var battle = await arena.NewVoter().StartAsync("Question 1");
        await AskAsync(battle, until: 6);

        Seen(battle, Side.Left, 6).ShouldBe(["Question 4", "Question 5", "Question 6"]);
        Seen(battle, Side.Right, 6).ShouldBe(Seen(battle, Side.Left, 6));
    }

    [Fact]
    public async Task The_smaller_context_decides_for_both()
    {
        await using var arena = await StartAsync(catalogue: new TestCatalogue { ContextLength = 4096, MaxTokens = 10 * TokensPerWord, Contexts = new Dictionary<string, int> { ["alpha"] = 32 * TokensPerWord } });
        await using var battle = await arena.NewVoter().StartAsync("Question 1");
        await AskAsync(battle, until: 6);

        Seen(battle, Side.Left, 6).ShouldBe(["Question 3", "Question 4", "Question 5", "Question 6"]);
        Seen(battle, Side.Right, 6).ShouldBe(Seen(battle, Side.Left, 6));
    }

    [Fact]
    public async Task The_voter_is_told_what_room_is_left()
    {
        await using var arena = await StartAsync();
        await using var battle = await arena.NewVoter().StartAsync("Question 1");
        await AskAsync(battle, until: 3);
        (await battle.ViewAsync()).Budget.ShouldBe(ContextBudget.Ample);
        battle.Page.Events.OfType<BudgetChanged>().ShouldBeEmpty();

        await AskAsync(battle, from: 4, until: 4);

        (await battle.ViewAsync()).Budget.ShouldBe(ContextBudget.Low);
        await battle.UntilAsync(page => page.Votable.Contains(4), "votable");
        var told = battle.Page.Events.FindIndex(step => step is BudgetChanged { Budget: ContextBudget.Low });
        told.ShouldBeInRange(0, battle.Page.Events.FindIndex(step => step is TurnVotable { Turn: 4 }));
    }

    [Fact]
    public async Task A_full_conversation_takes_a_vote_and_no_follow_up()
    {
        await using var arena = await StartAsync(answer: Words(28));
        await using var battle = await arena.NewVoter().StartAsync("Question 1");
        await battle.UntilAsync(page => page.Votable.Contains(1), "votable");

        (await battle.ViewAsync()).Budget.ShouldBe(ContextBudget.Full);
        battle.Page.Events.OfType<BudgetChanged>().Last().Budget.ShouldBe(ContextBudget.Full);
        (await battle.AddTurnAsync("More")).Refusal!.Code.ShouldBe(RefusalCode.ContextFull);
        (await battle.VoteAsync(Verdict.Tie)).Value.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_follow_up_that_is_too_long_for_what_it_follows_is_refused_and_a_shorter_one_is_not()
    {
        await using var arena = await StartAsync();
        await using var battle = await arena.NewVoter().StartAsync("Question 1");
        await AskAsync(battle, until: 4);

        (await battle.AddTurnAsync(Words(25))).Refusal!.Code.ShouldBe(RefusalCode.ContextFull);
        var prompt = Words(24);
        (await battle.AddTurnAsync(prompt)).Value.ShouldBe(new TurnStarted(5));
        await battle.EndedAsync();

        _asked[($"{battle.Id}/Left", prompt)].Select(message => message.Text).ShouldBe(["Question 4", Answer, prompt]);
    }

    [Fact]
    public async Task A_first_prompt_that_leaves_no_room_for_an_answer_is_refused()
    {
        await using var arena = await StartAsync(engine => engine.SetTokensPerWord("beta", 6));
        var voter = arena.NewVoter();

        var refused = await voter.TryStartAsync(new StartBattle("en", Words(22), voter.NewKey(), null));
        var started = await voter.TryStartAsync(new StartBattle("en", Words(20), voter.NewKey(), null));

        refused.Refusal!.Code.ShouldBe(RefusalCode.PromptTooLong);
        started.Value.ShouldNotBeNull();
        (await voter.HistoryAsync()).Total.ShouldBe(1);
    }

    [Fact]
    public async Task After_a_restart_the_conversation_goes_on_where_it_was()
    {
        await using var arena = await StartAsync();
        await using var battle = await arena.NewVoter().StartAsync("Question 1");
        await AskAsync(battle, until: 6);
        var before = _asked[($"{battle.Id}/Left", "Question 6")];

        await arena.StopAsync();
        await arena.StartAgainAsync();
        (await battle.ViewAsync()).Budget.ShouldBe(ContextBudget.Low);
        (await battle.RegenerateAsync()).Value.ShouldBe(new AttemptStarted(6, 1));
        await battle.EndedAsync();
        _asked[($"{battle.Id}/Left", "Question 6")].ShouldBe(before);
        await AskAsync(battle, from: 7, until: 7);

        Seen(battle, Side.Left, 7).ShouldBe(["Question 3", "Question 4", "Question 5", "Question 6", "Question 7"]);
        Seen(battle, Side.Right, 7).ShouldBe(Seen(battle, Side.Left, 7));
    }

    private static string Words(int count) => string.Join(' ', Enumerable.Repeat("word", count));

    private static async Task AskAsync(BattleClient battle, int until, int from = 2)
    {
        await battle.EndedAsync();
        for (var turn = from; turn <= until; turn++)
        {
            (await battle.AddTurnAsync($"Question {turn}")).Value.ShouldNotBeNull();
            await battle.EndedAsync();
        }
    }

    private IEnumerable<string> Seen(BattleClient battle, Side side, int turn) =>
        _asked[($"{battle.Id}/{side}", $"Question {turn}")].Where(message => message.Role == ChatRole.User).Select(message => message.Text);

    private Task<ArenaHost> StartAsync(Action<ScriptedEngine>? configure = null, TestCatalogue? catalogue = null, string answer = Answer, int faults = 0) =>
        ArenaHost.StartAsync(new ArenaSetup
        {
            FaultSeed = faults,
            Catalogue = catalogue ?? new TestCatalogue { ContextLength = 40 * TokensPerWord, MaxTokens = 10 * TokensPerWord },
            Limits = [("ReleaseTick", "00:00:00.005")],
            Engine = engine =>
            {
                engine.SetTokensPerWord("alpha", TokensPerWord);
                engine.SetTokensPerWord("beta", TokensPerWord);
                configure?.Invoke(engine);
                engine.Reply = asked =>
                {
                    _asked[(asked.Session, asked.Request.Messages[^1].Text)] = asked.Request.Messages;
                    return answer;
                };
            },
        });
}
