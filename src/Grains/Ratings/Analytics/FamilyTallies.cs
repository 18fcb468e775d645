using Arena.Contracts.Battles;
using Arena.Ratings.Fits;

namespace Arena.Grains.Ratings.Analytics;

/// <summary>The votes of the largest connected group, by contestant and by family, in one pass.</summary>
/// <param name="Members">By place in the group.</param>
/// <param name="Families">By place among the families, then members without one; votes between two of one family are in none.</param>
/// <param name="Direct">Votes against the reference contestant, by place in the group.</param>
internal sealed record FamilyTallies(OutcomeTally[] Members, OutcomeTally[] Families, int[] Direct)
{
    /// <param name="rated">The votes that were fitted.</param>
    /// <param name="fit">Their fit.</param>
    /// <param name="families">The families of its first component.</param>
    /// <param name="reference">Place of the reference contestant.</param>
    public static FamilyTallies Of(List<AnalyticsVote> rated, PairwiseFit fit, FamilyContrasts families, int reference)
    {
        var size = fit.Components[0].Members.Count;
        var tallies = new FamilyTallies(New(size), New(families.Count), new int[size]);
        foreach (var vote in rated.Where(vote => fit.ComponentOf(vote.Left) == 0))
        {
            tallies.Add(vote, fit.LocalIndex(vote.Left), fit.LocalIndex(vote.Right), families, reference);
        }

        return tallies;
    }

    private static OutcomeTally[] New(int count) => [.. Enumerable.Range(0, count).Select(_ => new OutcomeTally())];

    private void Add(AnalyticsVote vote, int left, int right, FamilyContrasts families, int reference)
    {
        Members[left].Add(vote, Side.Left);
        Members[right].Add(vote, Side.Right);
        var (leftFamily, rightFamily) = (families.FamilyOf(left), families.FamilyOf(right));
        if (leftFamily != rightFamily)
        {
            Families[leftFamily].Add(vote, Side.Left);
            Families[rightFamily].Add(vote, Side.Right);
        }

        if (left == reference || right == reference)
        {
            Direct[left == reference ? right : left]++;
        }
    }
}
