using Arena.Contracts.Battles;
using Arena.Contracts.Ratings.Analytics;
using Arena.Ratings.Boards;
using Arena.Ratings.Fits;

namespace Arena.Grains.Ratings.Analytics;

/// <summary>Families and contestants of the largest connected group against a reference, from one fit with its covariance.</summary>
internal static class FamiliesView
{
    /// <param name="votes">The votes.</param>
    /// <param name="query">Which of them.</param>
    /// <param name="reference">Id of the contestant that the catalogue names as the reference; null for none.</param>
    public static FamilyComparison Of(AnalyticsVotes votes, AnalyticsQuery query, string? reference)
    {
        var method = MethodVersions.Of(RatingMethod.Davidson, style: false);
        var rated = votes.Rated(query).ToList();
        if (rated.Count == 0)
        {
            return new FamilyComparison(votes.Stand, method, "", "", null, null, 0, [], []);
        }

        var fit = AnalyticsFit.Of(rated);
        var component = fit.Components[0];
        var to = Reference(votes, component, reference);
        var name = votes.Contestants[component.Members[to]];
        var families = new FamilyContrasts(component, [.. component.Members.Select(member => votes.Contestants[member].Family)], name.Family);
        return new FamilyComparison(
            votes.Stand,
            method,
            name.Family,
            name.Name,
            families.Model,
            families.Spread,
            fit.Components.Skip(1).Sum(other => other.Members.Count),
            [.. families.Names.Select(family => Family(votes, rated, component, families, family)).OrderByDescending(row => row.Effect?.Value ?? 0)],
            [.. component.Members.Select((_, local) => Variant(votes, rated, component, local, to)).OrderByDescending(row => row.Effect?.Value ?? 0)]);
    }

    private static int Reference(AnalyticsVotes votes, ComponentFit component, string? reference)
    {
        var locals = Enumerable.Range(0, component.Members.Count).ToList();
        var named = locals.FindIndex(local => votes.Contestants[component.Members[local]].Contestant == reference);
        return named >= 0 ? named : locals.MaxBy(local => component.VotesPerMember[local]);
    }

    private static FamilyEffect Family(
        AnalyticsVotes votes, List<AnalyticsVote> rated, ComponentFit component, FamilyContrasts families, string family)
    {
        bool IsOf(int contestant) => votes.Contestants[contestant].Family == family && component.Members.Contains(contestant);
        var tally = Tally(rated, vote => (IsOf(vote.Left), IsOf(vote.Right)));
        return new FamilyEffect(family, component.Members.Count(IsOf), tally.Outcomes, families.Effect(family));
    }

    private static VariantEffect Variant(AnalyticsVotes votes, List<AnalyticsVote> rated, ComponentFit component, int local, int to)
    {
        var (member, reference) = (component.Members[local], component.Members[to]);
        var name = votes.Contestants[member];
        var difference = component.Theta[local] - component.Theta[to];
        return new VariantEffect(
            name.Contestant,
            name.Name,
            name.Family,
            name.Variant,
            Tally(rated, vote => (vote.Left == member, vote.Right == member)).Outcomes,
            rated.Count(vote => (vote.Left, vote.Right) == (member, reference) || (vote.Left, vote.Right) == (reference, member)),
            local == to ? null : AnalyticsFit.Difference(component, difference, component.Covariance.VarianceOfDifference(local, to)),
            component.Penalised[local]);
    }

    private static OutcomeTally Tally(List<AnalyticsVote> rated, Func<AnalyticsVote, (bool Left, bool Right)> sides)
    {
        var tally = new OutcomeTally();
        foreach (var vote in rated)
        {
            var (left, right) = sides(vote);
            if (left != right)
            {
                tally.Add(vote, left ? Side.Left : Side.Right);
            }
        }

        return tally;
    }
}
