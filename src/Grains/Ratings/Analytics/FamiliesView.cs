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
        var tallies = FamilyTallies.Of(rated, fit, families, to);
        return new FamilyComparison(
            votes.Stand,
            method,
            name.Family,
            name.Name,
            families.Model,
            families.Spread,
            fit.Components.Skip(1).Sum(other => other.Members.Count),
            [.. families.Names.Select((family, index) => Family(families, tallies, family, index)).OrderByDescending(row => row.Effect?.Value ?? 0)],
            [.. component.Members.Select((_, local) => Variant(votes, component, families, tallies, local, to)).OrderByDescending(row => row.Effect?.Value ?? 0)])
        {
            WithoutFamily = families.Unknown,
        };
    }

    private static int Reference(AnalyticsVotes votes, ComponentFit component, string? reference)
    {
        var locals = Enumerable.Range(0, component.Members.Count).ToList();
        var named = locals.FindIndex(local => votes.Contestants[component.Members[local]].Contestant == reference);
        return named >= 0 ? named : locals.MaxBy(local => (votes.Contestants[component.Members[local]].Family.Length > 0, component.VotesPerMember[local]));
    }

    private static FamilyEffect Family(FamilyContrasts families, FamilyTallies tallies, string family, int index) =>
        new(family, families.MembersOf(index), tallies.Families[index].Outcomes, families.Effect(index));

    private static VariantEffect Variant(
        AnalyticsVotes votes, ComponentFit component, FamilyContrasts families, FamilyTallies tallies, int local, int to)
    {
        var name = votes.Contestants[component.Members[local]];
        var difference = component.Theta[local] - component.Theta[to];
        var shrunken = families.Shrunken(local);
        return new VariantEffect(
            name.Contestant,
            name.Name,
            name.Family,
            name.Variant,
            tallies.Members[local].Outcomes,
            tallies.Direct[local],
            local == to ? null : AnalyticsFit.Difference(component, difference, component.Covariance.VarianceOfDifference(local, to)),
            component.Penalised[local]) { Shrunken = shrunken?.Rating, Borrowed = shrunken?.Borrowed };
    }
}
