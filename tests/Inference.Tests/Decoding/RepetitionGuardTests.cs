using Arena.Inference.LlamaCpp.Decoding;

namespace Arena.Inference.Tests.Decoding;

public sealed class RepetitionGuardTests
{
    [Theory]
    [InlineData(1, 30, 30)]
    [InlineData(2, 30, 30)]
    [InlineData(7, 30, 30)]
    [InlineData(20, 30, 60)]
    [InlineData(128, 30, 384)]
    public void Passage_is_noticed_once_it_is_long_enough_and_came_three_times(int passage, int least, int expected)
    {
        var guard = new RepetitionGuard(least);
        var tokens = 1;
        while (!guard.Add(tokens % passage))
        {
            tokens++;
        }

        tokens.ShouldBe(expected);
    }

    [Fact]
    public void Start_before_the_repetition_does_not_hide_it()
    {
        var guard = new RepetitionGuard(12);
        foreach (var token in Enumerable.Range(100, 50))
        {
            guard.Add(token).ShouldBeFalse();
        }

        Enumerable.Repeat(new[] { 1, 2, 3 }, 4).SelectMany(passage => passage).Count(guard.Add).ShouldBe(1);
    }

    [Fact]
    public void List_with_changing_items_is_no_repetition()
    {
        var guard = new RepetitionGuard(30);
        Enumerable.Range(0, 300).SelectMany(item => new[] { -1, -2, item, -3 }).ShouldAllBe(token => !guard.Add(token));
    }

    [Fact]
    public void Guard_that_is_off_never_ends_an_answer()
    {
        var guard = new RepetitionGuard(0);
        Enumerable.Repeat(1, 10_000).ShouldAllBe(token => !guard.Add(token));
    }
}
