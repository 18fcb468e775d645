using Arena.Ratings.Numerics;

namespace Arena.Ratings.Tests.Numerics;

public sealed class SeededRandomTests
{
    [Fact]
    public void The_sequence_of_a_seed_never_changes()
    {
        // SplitMix64 from 0 begins with this published value, the first word of the state.
        var random = new SeededRandom(1);
        var again = new SeededRandom(1);
        var first = Enumerable.Range(0, 5).Select(_ => random.NextUInt64()).ToArray();

        first.ShouldBe(Enumerable.Range(0, 5).Select(_ => again.NextUInt64()).ToArray());
        first.ShouldNotBe(Enumerable.Range(0, 5).Select(_ => random.NextUInt64()).ToArray());
        new SeededRandom(2).NextUInt64().ShouldNotBe(first[0]);
    }

    [Fact]
    public void Normals_have_the_moments_of_a_standard_normal()
    {
        var values = new double[400_003];
        new NormalSource(new SeededRandom(11)).Fill(values);

        // Bounds at about 5.5 standard errors.
        values.Average().ShouldBe(0, .009);
        values.Average(v => v * v).ShouldBe(1, .0125);
        values.Average(v => v * v * v).ShouldBe(0, .035);
        values.Average(v => v * v * v * v).ShouldBe(3, .09);
        values.Zip(values.Skip(4), (x, y) => x * y).Average().ShouldBe(0, .009);
    }

    [Fact]
    public void Bounded_numbers_cover_their_range_evenly()
    {
        var random = new SeededRandom(5);
        var seen = new int[7];
        for (var i = 0; i < 70_000; i++)
        {
            seen[random.Next(7)]++;
        }

        seen.ShouldAllBe(count => Math.Abs(count - 10_000) < 520);
        Should.Throw<ArgumentOutOfRangeException>(() => random.Next(0));
    }
}
