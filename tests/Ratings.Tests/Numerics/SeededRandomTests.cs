using Arena.Ratings.Numerics;

namespace Arena.Ratings.Tests.Numerics;

public sealed class SeededRandomTests
{
    [Fact]
    public void The_sequence_of_a_seed_never_changes()
    {
        // Published with xoshiro256** for the state that SplitMix64 makes of 0.
        ulong[] published = [11091344671253066420, 13793997310169335082, 1900383378846508768, 7684712102626143532, 13521403990117723737];
        var random = new SeededRandom(0);
        var filled = new ulong[published.Length];
        new SeededRandom(0).Fill(filled);

        published.Select(_ => random.NextUInt64()).ShouldBe(published);
        filled.ShouldBe(published);
        new SeededRandom(0).NextDouble().ShouldBe(published[0] / Math.Pow(2, 64), 1e-16);
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
