using Arena.Ratings.Fits;
using Arena.Ratings.Votes;

namespace Arena.Ratings.Boards;

/// <summary>
/// A board that follows the votes one by one between full fits: estimates move by chord steps (they agree with a full
/// refit to about 0.002 Elo as long as <see cref="IsRefitDue"/> is false), errors and the critical value stay those of the last full fit. Published snapshots come
/// from full fits only. Not thread-safe.
/// </summary>
public sealed class LiveBoard : IDisposable
{
    /// <summary>Larger components are refitted in full instead: their table of all pairs would be too large to walk per vote.</summary>
    private const int LargestFollowed = 512;

    private readonly PairwiseFit _fit;
    private readonly BoardOptions _options;
    private readonly Tally[] _tallies;
    private readonly ChordRefit?[] _refits;
    private readonly RankSets[] _ranks;

    /// <param name="fit">The last full fit, per vote or clustered.</param>
    /// <param name="counts">The votes it was made from; read only now.</param>
    /// <param name="options">Presentation; its Fit is ignored.</param>
    public LiveBoard(PairwiseFit fit, VoteCounts counts, BoardOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(fit);
        ArgumentNullException.ThrowIfNull(counts);
        _fit = fit;
        _options = options ?? new BoardOptions();
        _options.Check();
        _tallies = counts.Tallies();
        _ranks = [.. fit.Components.Select(component => BoardBuilder.Ranks(component, _options))];
        _refits = [.. fit.Components.Select(c => CanFollow(c) ? new ChordRefit(c, fit.Options) : null)];
    }

    /// <summary>Votes applied since the full fit.</summary>
    public int Applied { get; private set; }

    /// <summary>
    /// Whether a full fit should follow soon: more than 1 % new votes, or a change that the kept inverse does not
    /// describe well, such as a contestant that the prior no longer holds. The board stays usable meanwhile.
    /// </summary>
    public bool IsRefitDue => Applied > Math.Max(20, _fit.Votes / 100) || _refits.Any(refit => refit is { IsStale: true });

    /// <summary>
    /// Moves the ratings by one vote. False, and nothing changed, if only a full fit can take it in: a contestant without
    /// votes so far, a vote that joins two components, a component of more than 512, or a weighted or
    /// style-controlled fit.
    /// </summary>
    /// <exception cref="ArgumentException">A contestant meets itself, or an unknown outcome.</exception>
    public bool TryApply(Vote vote)
    {
        vote.Check();
        var component = _fit.ComponentOf(vote.Left);
        if (component < 0 || component != _fit.ComponentOf(vote.Right) || _refits[component] is not { } refit)
        {
            return false;
        }

        refit.Add(_fit.LocalIndex(vote.Left), _fit.LocalIndex(vote.Right), vote.Outcome);
        var (wins, losses) = vote.Outcome switch { Outcome.Left => (1, 0), Outcome.Right => (0, 1), _ => (0, 0) };
        Count(vote.Left, wins, losses, vote.Outcome);
        Count(vote.Right, losses, wins, vote.Outcome);
        Applied++;
        return true;
    }

    /// <summary>The ratings now.</summary>
    public PairwiseFit Fit() =>
        Applied == 0 ? _fit : _fit.WithComponents([.. _fit.Components.Zip(_refits, (c, refit) => refit?.Current() ?? c)]);

    /// <summary>The table now.</summary>
    public Board Board()
    {
        var fit = Fit();
        var ranks = fit.Components.Select((component, i) => Applied == 0 ? _ranks[i] : _ranks[i].MovedTo(component.Theta));
        return BoardBuilder.Tabulate(fit, _tallies, [.. ranks], _options);
    }

    /// <summary>Returns rented memory; boards and fits handed out stay valid.</summary>
    public void Dispose() => Array.ForEach(_refits, refit => refit?.Dispose());

    private static bool CanFollow(ComponentFit fit) => fit.Members.Count <= LargestFollowed && fit.HasCounts;

    private void Count(int contestant, int wins, int losses, Outcome outcome)
    {
        var t = _tallies[contestant];
        _tallies[contestant] = new Tally(
            t.Wins + wins,
            t.Losses + losses,
            t.Ties + (outcome == Outcome.Tie ? 1 : 0),
            t.BothBad + (outcome == Outcome.BothBad ? 1 : 0));
    }
}
