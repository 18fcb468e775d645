using Arena.Contracts.Battles;

namespace Arena.Web.Tests;

public sealed class EventStreamTests
{
    [Fact]
    public async Task A_battle_is_told_from_its_first_event_to_votable()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var id = await browser.StartBattleAsync();
        using var events = await EventReader.OpenAsync(browser, id);
        var battle = web.Arena.Battles[0];

        (await events.NextAsync())!.Data.ToString().ShouldBe("""{"turn":1,"side":"left","attempt":0,"status":"waiting"}""");
        (await events.NextAsync())!.Data.ToString().ShouldBe("""{"turn":1,"side":"right","attempt":0,"status":"waiting"}""");
        battle.Progress(2, 1, 0.25);
        var progress = (await events.NextAsync())!;
        progress.Name.ShouldBe("progress");
        progress.Id.ShouldBeNull();
        progress.Data.ToString().ShouldBe("""{"turn":1,"place":2,"step":1,"share":0.25}""");
        battle.Write(Side.Left, "Hëllo 🙂\nworld");
        (await events.NextAsync())!.Data.GetProperty("status").GetString().ShouldBe("streaming");
        var delta = (await events.NextAsync())!;
        delta.Name.ShouldBe("delta");
        delta.Text.ShouldBe("Hëllo 🙂\nworld");
        battle.Write(Side.Right, "b");
        battle.Complete(Side.Left);
        battle.Complete(Side.Right);

        var votable = await events.UntilAsync("votable");
        votable.Data.ToString().ShouldBe("""{"turn":1}""");
        votable.Id.ShouldNotBeNull();
        (await events.NextAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task The_room_that_is_left_is_told_before_votable()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var id = await browser.StartBattleAsync();
        web.Arena.Battles[0].Leave(ContextBudget.Low);
        web.Arena.Battles[0].Finish();
        using var events = await EventReader.OpenAsync(browser, id);

        var budget = (await events.NextAsync())!;

        budget.Name.ShouldBe("budget");
        budget.Id.ShouldBeNull();
        budget.Data.ToString().ShouldBe("""{"budget":"low"}""");
        (await events.UntilAsync("votable")).ShouldNotBeNull();
    }

    [Fact]
    public async Task The_stream_says_what_it_is_and_is_not_stored()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var events = await EventReader.OpenAsync(browser, await browser.StartBattleAsync());
        events.Response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        events.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        events.Response.Headers.GetValues("X-Accel-Buffering").ShouldBe(["no"]);
    }

    [Fact]
    public async Task A_failed_side_tells_its_code()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var id = await browser.StartBattleAsync();
        web.Arena.Battles[0].Fail(Side.Right, AnswerFailure.Timeout);
        using var events = await EventReader.OpenAsync(browser, id);
        var failed = (await events.NextAsync())!;
        while (failed.Data.GetProperty("status").GetString() != "failed")
        {
            failed = (await events.NextAsync())!;
        }

        failed.Data.ToString().ShouldBe("""{"turn":1,"side":"right","attempt":0,"status":"failed","code":"timeout"}""");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_cut_stream_goes_on_where_it_was_at_every_event(bool byHeader)
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var id = await browser.StartBattleAsync();
        var battle = web.Arena.Battles[0];
        battle.Finish("abc", "xyz");
        using var uncut = await EventReader.OpenAsync(browser, id);
        var all = await uncut.RestAsync();
        all.Count.ShouldBeGreaterThan(6);

        for (var cut = 0; cut < all.Count; cut++)
        {
            using var rest = await (byHeader
                ? EventReader.OpenAsync(browser, id, lastEventId: all[cut].Id)
                : EventReader.OpenAsync(browser, id, after: all[cut].Id));
            (await rest.RestAsync()).Select(next => next.Data.ToString()).ShouldBe(all.Skip(cut + 1).Select(next => next.Data.ToString()));
        }
    }

    [Fact]
    public async Task A_malformed_cursor_replays_the_turn()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var id = await browser.StartBattleAsync();
        web.Arena.Battles[0].Finish("abc", "xyz");
        using var events = await EventReader.OpenAsync(browser, id, lastEventId: "garbage");
        (await events.RestAsync()).Where(next => next.Name == "delta").Select(next => next.Text).ShouldBe(["abc", "xyz"]);
    }

    [Fact]
    public async Task The_cursor_of_the_view_leaves_out_what_the_view_holds()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var id = await browser.StartBattleAsync();
        var battle = web.Arena.Battles[0];
        battle.Write(Side.Left, "seen ");
        var cursor = (await browser.GetJsonAsync($"/api/battles/{id}")).GetProperty("cursor").GetString();
        battle.Write(Side.Left, "new");
        using var events = await EventReader.OpenAsync(browser, id, after: cursor);
        (await events.UntilAsync("delta")).Text.ShouldBe("new");
    }

    [Fact]
    public async Task A_comment_comes_every_fifteen_seconds()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var events = await EventReader.OpenAsync(browser, await browser.StartBattleAsync());
        await events.NextAsync();
        await events.NextAsync();
        var opening = events.Comments.Count;

        for (var beat = 1; beat <= 3; beat++)
        {
            web.Clock.Advance(TimeSpan.FromSeconds(15));
            await events.CommentAsync();
        }

        opening.ShouldBe(1);
    }

    [Fact]
    public async Task An_aborted_enumeration_is_resumed_without_the_client_noticing()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var id = await browser.StartBattleAsync();
        using var events = await EventReader.OpenAsync(browser, id);
        var battle = web.Arena.Battles[0];
        battle.Write(Side.Left, "one ");
        (await events.UntilAsync("delta")).Text.ShouldBe("one ");

        battle.AbortWatches();
        await web.AdvanceUntilAsync(() => battle.Watchers == 1 && battle.Watches == 2);
        battle.Write(Side.Left, "two");
        (await events.UntilAsync("delta")).Text.ShouldBe("two");
    }

    [Fact]
    public async Task A_reader_that_is_too_slow_is_cut_off_and_resumes_with_nothing_lost()
    {
        await using var web = await WebArena.StartAsync(new Dictionary<string, string?> { ["Arena:Web:StreamBuffer"] = "4" });
        using var browser = web.NewBrowser();
        var id = await browser.StartBattleAsync();
        var battle = web.Arena.Battles[0];
        using var slow = await EventReader.OpenAsync(browser, id);
        (await slow.NextAsync())!.Name.ShouldBe("status");

        // Nobody reads: the connection's own buffer fills, then ours, and then the grain is let go.
        var expected = "";
        for (var chunk = 0; battle.Watchers > 0; chunk++)
        {
            chunk.ShouldBeLessThan(10_000, "the slow reader was never cut off");
            var text = $"{chunk} " + new string('x', 8_000);
            expected += text;
            battle.Write(Side.Left, text);
            await Task.Yield();
        }

        var got = string.Concat((await slow.RestAsync()).Where(next => next.Name == "delta").Select(next => next.Text));
        got.Length.ShouldBeLessThan(expected.Length);
        using var resumed = await EventReader.OpenAsync(browser, id, lastEventId: slow.LastId);
        while (got.Length < expected.Length)
        {
            got += (await resumed.UntilAsync("delta")).Text;
        }

        got.ShouldBe(expected);
    }

    [Fact]
    public async Task A_client_that_leaves_lets_the_grain_go()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var id = await browser.StartBattleAsync();
        using (var events = await EventReader.OpenAsync(browser, id))
        {
            await events.NextAsync();
            web.Arena.Battles[0].Watchers.ShouldBe(1);
        }

        await web.Arena.Battles[0].WatchersGoneAsync();
        (await browser.GetJsonAsync($"/api/battles/{id}")).GetProperty("turns")[0].GetProperty("left").GetProperty("status").GetString().ShouldBe("waiting");
    }

    [Fact]
    public async Task The_end_of_the_host_ends_the_streams()
    {
        var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        using var events = await EventReader.OpenAsync(browser, await browser.StartBattleAsync());
        await events.NextAsync();
        await web.DisposeAsync();
        (await events.RestAsync()).Count.ShouldBeLessThan(2);
    }

    [Fact]
    public async Task A_vote_reveals_at_the_end_of_the_stream()
    {
        await using var web = await WebArena.StartAsync();
        using var browser = web.NewBrowser();
        var id = await browser.StartBattleAsync();
        web.Arena.Battles[0].Finish();
        using var vote = await browser.PostAsync($"/api/battles/{id}/vote", new { turn = 1, verdict = "both_bad", key = "v" });
        using var events = await EventReader.OpenAsync(browser, id);
        var reveal = await events.UntilAsync("reveal");
        reveal.Data.GetProperty("verdict").GetString().ShouldBe("both_bad");
        reveal.Data.GetProperty("contestants").GetProperty("left").GetProperty("family").GetString().ShouldBe("Quagga");
    }
}
