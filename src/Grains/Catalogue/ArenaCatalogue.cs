using System.Collections.Frozen;
using System.Collections.Immutable;
using Arena.Contracts.Models;
using Arena.Contracts.Research;

namespace Arena.Grains.Catalogue;

/// <summary>What competes in which language, and the starter prompts. Immutable; read once at start.</summary>
internal sealed class ArenaCatalogue
{
    private readonly FrozenDictionary<ContestantId, Contestant> _byId;
    private readonly FrozenDictionary<string, ImmutableArray<StarterPrompt>> _prompts;
    private readonly ImmutableArray<MatchupRule> _matchups;

    public ArenaCatalogue(
        ImmutableArray<ArenaLanguage> languages,
        ImmutableArray<Contestant> contestants,
        ImmutableArray<MatchupRule> matchups,
        IReadOnlyDictionary<string, ImmutableArray<StarterPrompt>> prompts)
    {
        Languages = languages;
        Contestants = contestants;
        _matchups = matchups;
        _prompts = prompts.ToFrozenDictionary();
        _byId = contestants.ToFrozenDictionary(contestant => contestant.Id);
    }

    /// <summary>In the order of the file.</summary>
    public ImmutableArray<ArenaLanguage> Languages { get; }

    /// <summary>In the order of the file.</summary>
    public ImmutableArray<Contestant> Contestants { get; }

    public Contestant? Find(ContestantId id) => _byId.GetValueOrDefault(id);

    public bool HasLanguage(string code) => Languages.Any(language => language.Code == code);

    /// <summary>Starter prompts of a language; empty where there are none.</summary>
    public ImmutableArray<StarterPrompt> Prompts(string language) => _prompts.GetValueOrDefault(language, []);

    /// <summary>Contestants of a language.</summary>
    public IEnumerable<Contestant> In(string language) =>
        Contestants.Where(contestant => contestant.Languages.Contains(language));

    /// <summary>The rule of a language, or null where any two may meet.</summary>
    public MatchupRule? Matchup(string language) => MatchupReader.Of(_matchups, language);
}
