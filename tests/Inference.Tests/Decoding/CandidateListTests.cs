using Arena.Inference.LlamaCpp.Decoding;

namespace Arena.Inference.Tests.Decoding;

public sealed class CandidateListTests : IDisposable
{
    private readonly CandidateList _candidates = new();

    public void Dispose() => _candidates.Dispose();

    [Fact]
    public void The_highest_are_selected_whatever_their_order()
    {
        var random = new Random(1);
        for (var round = 0; round < 300; round++)
        {
            var logits = Draw(random, random.Next(1, 3000), round);
            var wanted = random.Next(1, CandidateList.Most + 1);

            _candidates.TrySelect(logits, wanted).ShouldBeTrue();

            var expected = logits.Index().Where(pair => pair.Item > float.NegativeInfinity).OrderByDescending(pair => pair.Item).ThenBy(pair => pair.Index).Take(wanted);
            _candidates.Selected.ToArray().Select(token => (token.Id, token.Logit)).ShouldBe(expected.Select(pair => (pair.Index, pair.Item)));
        }
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void One_that_is_not_a_number_spoils_them_all(float bad)
    {
        foreach (var length in new[] { 1, 7, 64, 1001 })
        {
            for (var at = 0; at < length; at++)
            {
                var logits = new float[length];
                logits[at] = bad;
                _candidates.TrySelect(logits, 40).ShouldBeFalse($"at {at} of {length}");
            }
        }
    }

    [Fact]
    public void A_model_that_forbids_everything_gives_nothing()
    {
        var logits = new float[100];
        Array.Fill(logits, float.NegativeInfinity);
        _candidates.TrySelect(logits, 40).ShouldBeFalse();
        _candidates.TrySelect([], 40).ShouldBeFalse();
    }

    [Fact]
    public void More_than_there_is_room_for_cannot_be_asked_for() =>
        Should.Throw<ArgumentOutOfRangeException>(() => _candidates.TrySelect([1f], CandidateList.Most + 1));

    // Drawn, rising (every one replaces another), falling, or with many equal and forbidden ones.
    private static float[] Draw(Random random, int length, int round) => (round % 4) switch
    {
        0 => [.. Enumerable.Range(0, length).Select(_ => (float)random.NextDouble())],
        1 => [.. Enumerable.Range(0, length).Select(i => (float)i)],
        2 => [.. Enumerable.Range(0, length).Select(i => -(float)i)],
        _ => [0, .. Enumerable.Range(1, length).Select(_ => random.Next(3) is var drawn && drawn == 0 ? float.NegativeInfinity : drawn)],
    };
}
