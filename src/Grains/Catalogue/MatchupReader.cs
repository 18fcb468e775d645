using System.Collections.Immutable;

namespace Arena.Grains.Catalogue;

/// <summary>Checks the matchup rules against the languages and contestants they speak of, and that they let somebody meet.</summary>
internal sealed class MatchupReader(HashSet<string> languages, ImmutableArray<Contestant> contestants, HashSet<string> slugs, List<string> errors)
{
    public ImmutableArray<MatchupRule> Read(IReadOnlyList<MatchupEntry> entries)
    {
        var rules = ImmutableArray.CreateBuilder<MatchupRule>();
        foreach (var (index, entry) in entries.Index())
        {
            var language = entry.Language ?? "";
            Require(language == MatchupRule.Everywhere || languages.Contains(language), $"matchups[{index}]: language {language} is not listed");
            Require(rules.All(rule => rule.Language != language), $"matchups[{index}]: there are two rules for {language}");
            var rule = new MatchupRule(language, entry.Reference, Lists(entry.Groups), Lists(entry.Pools));
            CheckNames(rule, index);
            rules.Add(rule);
        }

        foreach (var language in languages)
        {
            RequireSomePair(language, Of(rules, language));
        }

        return rules.ToImmutable();
    }

    /// <summary>The rule of a language, or null where any two may meet.</summary>
    public static MatchupRule? Of(IReadOnlyList<MatchupRule> rules, string language) =>
        rules.FirstOrDefault(rule => rule.Language == language) ?? rules.FirstOrDefault(rule => rule.Language == MatchupRule.Everywhere);

    private static ImmutableArray<ImmutableArray<string>> Lists(IReadOnlyList<IReadOnlyList<string>>? lists) =>
        [.. (lists ?? []).Select(list => list.ToImmutableArray())];

    private void CheckNames(MatchupRule rule, int index)
    {
        var named = rule.Groups.Concat(rule.Pools).SelectMany(list => list).Append(rule.Reference).OfType<string>().Distinct();
        foreach (var slug in named.Where(slug => !slugs.Contains(slug)))
        {
            errors.Add($"matchups[{index}]: there is no contestant {slug}");
        }

        foreach (var list in rule.Groups.Concat(rule.Pools))
        {
            Require(list.Distinct().Count() >= 2, $"matchups[{index}]: a group or pool needs two contestants");
        }
    }

    private void RequireSomePair(string language, MatchupRule? rule)
    {
        var able = contestants.Where(contestant => contestant.Languages.Contains(language)).ToList();
        Require(
            rule is null || able.Count < 2 || able.Any(one => able.Any(other => one != other && rule.Allows(one, other))),
            $"matchups: no two contestants of {language} may meet under the rule for {rule?.Language}");
    }

    private void Require(bool condition, string error)
    {
        if (!condition)
        {
            errors.Add(error);
        }
    }
}
