using System.Collections.Immutable;
using Arena.Contracts.Models;
using Arena.Contracts.Ratings;
using Arena.Grains.Catalogue;
using Arena.Grains.Matchmaking;
using Arena.Inference;
using FsCheck;
using FsCheck.Fluent;

namespace Arena.Grains.Tests.Matchmaking;

/// <summary>For any contestants, rules and weights whatever.</summary>
public sealed class PairDrawTests
{
    [Fact]
    public void Eligible_are_exactly_the_pairs_that_the_rule_allows_each_once() => ForAnyWorld(world =>
    {
        var pairs = PairDraw.Eligible(world.Contestants, world.Rule);

        pairs.Select(Key).Distinct().Count().ShouldBe(pairs.Length);
        pairs.ShouldAllBe(pair => pair.One != pair.Other && (world.Rule == null || world.Rule.Allows(pair.One, pair.Other)));
        var all = world.Contestants.SelectMany(one => world.Contestants.Where(other => string.CompareOrdinal(one.Slug, other.Slug) < 0).Select(other => (One: one, Other: other)));
        all.Where(pair => world.Rule?.Allows(pair.One, pair.Other) ?? true).Select(Key).ShouldBe(pairs.Select(Key), ignoreOrder: true);
    });

    [Fact]
    public void Probabilities_sum_to_one_and_none_is_below_a_tenth_of_its_even_share() => ForAnyWorld(world =>
    {
        var pairs = PairDraw.Eligible(world.Contestants, world.Rule);
        if (!pairs.IsEmpty)
        {
            var probabilities = PairDraw.Probabilities(pairs, world.Weights);

            probabilities.Count.ShouldBe(pairs.Length);
            probabilities.Sum().ShouldBe(1, 1e-12);
            probabilities.ShouldAllBe(probability => probability >= 0.1 / pairs.Length * (1 - 1e-12) && probability <= 1 + 1e-12);
        }
    });

    [Fact]
    public void Above_the_floor_probabilities_are_proportional_to_the_weights_of_what_is_eligible() => ForAnyWorld(world =>
    {
        var pairs = PairDraw.Eligible(world.Contestants, world.Rule);
        var weights = pairs.Select(pair => world.WeightOf(pair.One.Id, pair.Other.Id)).ToArray();
        if (weights.Sum() > 0)
        {
            var probabilities = PairDraw.Probabilities(pairs, world.Weights);
            for (var k = 0; k < pairs.Length; k++)
            {
                probabilities[k].ShouldBe((0.1 / pairs.Length) + (0.9 * weights[k] / weights.Sum()), 1e-12);
            }
        }
    });

    [Fact]
    public void The_order_of_the_contestants_changes_no_probability() => ForAnyWorld(world =>
    {
        var pairs = PairDraw.Eligible(world.Contestants, world.Rule);
        var turned = PairDraw.Eligible([.. world.Contestants.Reverse()], world.Rule);
        if (!pairs.IsEmpty)
        {
            var probabilities = pairs.Select(Key).Zip(PairDraw.Probabilities(pairs, world.Weights)).ToDictionary(x => x.First, x => x.Second);
            foreach (var (key, probability) in turned.Select(Key).Zip(PairDraw.Probabilities(turned, world.Weights)))
            {
                probability.ShouldBe(probabilities[key], 1e-12);
            }
        }
    });

    [Fact]
    public void A_contestant_without_weights_makes_all_pairs_alike() => ForAnyWorld(world =>
    {
        var stranger = Contestant("stranger");
        var pairs = PairDraw.Eligible([.. world.Contestants, stranger], null);

        PairDraw.Probabilities(pairs, world.Weights).ShouldAllBe(probability => Math.Abs(probability - (1.0 / pairs.Length)) < 1e-12);
        PairDraw.Probabilities(pairs, null).ShouldAllBe(probability => Math.Abs(probability - (1.0 / pairs.Length)) < 1e-12);
    });

    [Fact]
    public void The_probability_that_is_reported_is_that_of_the_pair_that_is_drawn() => ForAnyWorld(world =>
    {
        var pairs = PairDraw.Eligible(world.Contestants, world.Rule);
        if (!pairs.IsEmpty)
        {
            var probabilities = PairDraw.Probabilities(pairs, world.Weights);
            var (index, probability) = PairDraw.Draw(probabilities, world.Uniform);

            probability.ShouldBe(probabilities[index], 1e-12);
            var before = probabilities.Take(index).Sum();
            world.Uniform.ShouldBeInRange(before - 1e-12, before + probability + 1e-12);
        }
    });

    [Fact]
    public void A_pair_of_weight_zero_is_never_drawn()
    {
        PairDraw.Draw([0, 1, 0], 0).ShouldBe((1, 1.0));
        PairDraw.Draw([0, 1, 0], 0.999999999).ShouldBe((1, 1.0));
    }

    private static (string, string) Key((Contestant One, Contestant Other) pair) =>
        string.CompareOrdinal(pair.One.Slug, pair.Other.Slug) < 0 ? (pair.One.Slug, pair.Other.Slug) : (pair.Other.Slug, pair.One.Slug);

    private static Contestant Contestant(string slug) => new(
        new ContestantId(slug + "-00000000"),
        slug,
        slug,
        "family",
        "",
        "",
        "",
        "CC0-1.0",
        ["en"],
        new ModelSpec(slug, EngineKind.Scripted, slug, null, null, PromptFormat.Chat, 512),
        new AnswerParameters(64, 0, 1, 0, 0, 1, 0));

    private static void ForAnyWorld(Action<World> check)
    {
        var world = Gen.Choose(2, 7).SelectMany(size =>
            Gen.ArrayOf(Gen.Choose(0, 2), size).SelectMany(groups =>
                Gen.Choose(-2, size - 1).SelectMany(reference =>
                    Gen.ArrayOf(Gen.Choose(-13, 6), size * (size - 1) / 2).SelectMany(exponents =>
                        Gen.Choose(0, 999_999).Select(uniform => new World(groups, reference, exponents, uniform / 1e6))))));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(150).WithReplay(20_260_102, 7), Prop.ForAll(world.ToArbitrary(), check));
    }

    /// <param name="Groups">Of each contestant; 0 for none.</param>
    /// <param name="Reference">Place of the contestant in every battle, -1 for none, -2 for no rule at all.</param>
    /// <param name="Exponents">Powers of ten of the weights; the lowest stands for zero.</param>
    /// <param name="Uniform">In [0, 1).</param>
    private sealed record World(int[] Groups, int Reference, int[] Exponents, double Uniform)
    {
        public IReadOnlyList<Contestant> Contestants { get; } = [.. Groups.Select((_, i) => Contestant($"c{i}"))];

        public MatchupRule? Rule => Reference == -2 ? null : new MatchupRule("en", Reference < 0 ? null : $"c{Reference}", GroupsOfSlugs(), []);

        public PairWeights Weights => new(9, [.. Contestants.Select(contestant => contestant.Id)], [.. Exponents.Select(Weight)]);

        public double WeightOf(ContestantId one, ContestantId other)
        {
            var places = Contestants.Select(contestant => contestant.Id).ToList();
            var (i, j) = (Math.Max(places.IndexOf(one), places.IndexOf(other)), Math.Min(places.IndexOf(one), places.IndexOf(other)));
            return Weight(Exponents[Enumerable.Range(0, i).Sum() + j]);
        }

        private static double Weight(int exponent) => exponent == -13 ? 0 : Math.Pow(10, exponent);

        private ImmutableArray<ImmutableArray<string>> GroupsOfSlugs() =>
            [.. new[] { 1, 2 }.Select(group => Groups.Index().Where(pair => pair.Item == group).Select(pair => $"c{pair.Index}").ToImmutableArray())];
    }
}
