using Arena.Inference.LlamaCpp.Decoding;
using Arena.Support;

namespace Arena.Inference.Tests.Decoding;

public sealed class KvSlotsTests
{
    [Fact]
    public void Follow_up_finds_its_prefix()
    {
        var slots = new KvSlots(cells: 100, lanes: 1, sequences: 4);
        Answer(slots, "a", [1, 2, 3]);
        var placement = slots.TryPlace("a", [1, 2, 9, 9], need: 10)!;
        placement.Reuse.ShouldBe(2);
        placement.Slot.Tokens.ToArray().ShouldBe([1, 2]);
    }

    [Fact]
    public void Last_prompt_token_is_evaluated_again()
    {
        var slots = new KvSlots(100, 1, 4);
        Answer(slots, "a", [1, 2, 3]);
        slots.TryPlace("a", [1, 2, 3], 10)!.Reuse.ShouldBe(2);
    }

    [Fact]
    public void Another_conversation_gets_another_slot()
    {
        var slots = new KvSlots(100, 1, 4);
        var first = Answer(slots, "a", [1, 2, 3]);
        var second = slots.TryPlace("b", [1, 2, 3], 10)!;
        second.Slot.ShouldNotBe(first);
        (second.Reuse, second.Evicted.Count).ShouldBe((0, 0));
    }

    [Fact]
    public void Least_recently_used_conversation_goes_when_sequences_run_out()
    {
        var slots = new KvSlots(100, 1, 2);
        var (a, b) = (Answer(slots, "a", [1]), Answer(slots, "b", [2]));
        Answer(slots, "a", [1]);
        slots.TryPlace("c", [3], 10)!.Evicted.ShouldBe([b]);
        a.Session.ShouldBe("a");
    }

    [Fact]
    public void Idle_conversations_make_room_when_cells_run_out()
    {
        var slots = new KvSlots(10, 2, 8);
        var a = Answer(slots, "a", [1, 1, 1]);
        var b = Answer(slots, "b", [2, 2, 2]);
        slots.TryPlace("c", [3], 5)!.Evicted.ShouldBe([a]);
        b.Count.ShouldBe(3);
    }

    [Fact]
    public void Conversation_without_a_name_leaves_nothing()
    {
        var slots = new KvSlots(100, 1, 2);
        Answer(slots, "", [1, 2]).Count.ShouldBe(0);
    }

    [Fact]
    public void Lanes_and_cells_bound_what_runs()
    {
        var slots = new KvSlots(20, 2, 4);
        slots.TryPlace("a", [1], 10).ShouldNotBeNull();
        slots.TryPlace("b", [1], 11).ShouldBeNull();
        slots.TryPlace("b", [1], 10).ShouldNotBeNull();
        slots.TryPlace("c", [1], 1).ShouldBeNull();
    }

    [Fact]
    public void Same_conversation_twice_at_a_time_gets_two_slots()
    {
        var slots = new KvSlots(100, 2, 4);
        var first = slots.TryPlace("a", [1], 10)!;
        slots.TryPlace("a", [1], 10)!.Slot.ShouldNotBe(first.Slot);
    }

    [Fact]
    public void Books_hold_for_any_course_of_events()
    {
        var random = new Random(7);
        for (var round = 0; round < 200 * Scale.Factor; round++)
        {
            var (cells, lanes) = (random.Next(10, 60), random.Next(1, 5));
            var slots = new KvSlots(cells, lanes, lanes + random.Next(4));
            var running = new List<(KvSlot Slot, int Limit)>();
            for (var step = 0; step < 60; step++)
            {
                Act(slots, running, random, cells);
                slots.Running.ShouldBe(running.Count);
                slots.Running.ShouldBeLessThanOrEqualTo(lanes);
                slots.All.Sum(slot => slot.Reserved).ShouldBeLessThanOrEqualTo(cells);
                slots.All.All(slot => slot.Count <= slot.Reserved).ShouldBeTrue();
                slots.All.All(slot => slot.Running || slot.Count == 0 || slot.Session.Length > 0).ShouldBeTrue();
            }
        }
    }

    private static void Act(KvSlots slots, List<(KvSlot Slot, int Limit)> running, Random random, int cells)
    {
        if (running.Count > 0 && random.Next(2) == 0)
        {
            var (slot, limit) = running[random.Next(running.Count)];
            for (var i = random.Next(limit - slot.Count + 1); i > 0; i--)
            {
                slot.Append(random.Next(3));
            }

            if (random.Next(2) == 0)
            {
                running.RemoveAll(other => other.Slot == slot);
                slots.Release(slot);
            }

            return;
        }

        var prompt = Enumerable.Range(0, random.Next(1, 8)).Select(_ => random.Next(3)).ToArray();
        var need = Math.Min(cells, prompt.Length + random.Next(1, 8));
        if (slots.TryPlace(random.Next(3) == 0 ? "" : $"s{random.Next(5)}", prompt, need) is { } placement)
        {
            placement.Evicted.All(slot => slot.Count == 0 || slot == placement.Slot).ShouldBeTrue();
            placement.Slot.Tokens.ToArray().ShouldBe(prompt.Take(placement.Reuse));
            running.Add((placement.Slot, need));
        }
    }

    private static KvSlot Answer(KvSlots slots, string session, int[] tokens)
    {
        var slot = slots.TryPlace(session, tokens, tokens.Length + 1)!.Slot;
        foreach (var token in tokens.AsSpan(slot.Count))
        {
            slot.Append(token);
        }

        slots.Release(slot);
        return slot;
    }
}
