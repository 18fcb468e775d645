using System.Collections.Immutable;
using Arena.Contracts.Ratings;
using Arena.Grains.Battles;
using Arena.Ratings.Elo;
using Arena.Ratings.Fits;
using Arena.Ratings.Fraud;
using Arena.Ratings.Influence;
using Arena.Ratings.Intervals;
using Arena.Ratings.Votes;

namespace Arena.Grains.Ratings.Integrity;

/// <summary>Voters that do not vote like the others, the seat, and what a board's order hangs on. Pure.</summary>
internal sealed class IntegrityAnalysis
{
    /// <summary>Neighbouring pairs whose fewest turning votes are looked for; each costs some refits.</summary>
    private const int FlipPairs = 5;

    private readonly IntegrityInput _input;
    private readonly VoterVotes _votes;
    private readonly VoteCounts _counts;
    private readonly PairwiseFit _fit;

    private IntegrityAnalysis(IntegrityInput input)
    {
        _input = input;
        _votes = new VoterVotes(input.Votes, input.Voters);
        _counts = _votes.ToCounts();
        _fit = ClusteredCovariance.Apply(PairwiseFitter.Fit(_counts, FitOptions.Davidson), _votes);
    }

    /// <exception cref="ArgumentException">The votes cannot be fitted; the message says why.</exception>
    /// <exception cref="FitFailedException">No convergence.</exception>
    /// <exception cref="ComponentTooLargeException">More connected contestants than a fit takes.</exception>
    public static IntegrityReport Run(IntegrityInput input)
    {
        var analysis = new IntegrityAnalysis(input);
        var shares = VoterShares.Of(analysis._votes);
        return new IntegrityReport(
            input.Board,
            input.At,
            input.Cutoff,
            input.Votes.Length,
            input.Alpha,
            analysis.Flags(),
            new VoterConcentration(shares.Voters, shares.Top, shares.TopTen, shares.Effective),
            analysis.Seats(),
            analysis.Ranks(),
            analysis.Neighbours(),
            [.. (input.Repeats ?? []).Select(repeat => new PromptRepeat(repeat.Voter, Digest.Long(repeat.Prompt), repeat.Votes))],
            analysis.Ties())
        {
            RepeatsUnknown = input.Repeats is null,
        };
    }

    private TieModels? Ties() => TieComparison.Of(_fit, _counts) is { } ties
        ? new TieModels(ties.Davidson, ties.RaoKupper, Name(ties.Preferred), EloScale.Publish(ties.LargestMove))
        : null;

    private static string? Name(PairwiseModel? model) => model switch
    {
        PairwiseModel.Davidson => "davidson",
        PairwiseModel.RaoKupper => "rao-kupper",
        _ => null,
    };

    private ImmutableArray<VoterFlag> Flags() =>
    [
        .. VoterAudit.Run(_fit, _votes, _input.Alpha).Where(finding => finding.Flagged).OrderByDescending(finding => finding.LogE).ThenBy(finding => finding.Voter)
            .Select(finding => new VoterFlag(
                _input.Pseudonyms[finding.Voter],
                finding.Votes,
                finding.LogE,
                finding.LargestLogE,
                finding.CrossedAt,
                Kind(finding.Suspicion?.Kind),
                finding.Suspicion is { Contestant: >= 0 and var contestant } ? _input.Contestants[contestant] : null)),
    ];

    private static string Kind(SuspicionKind? kind) => kind switch
    {
        SuspicionKind.AlwaysLeft => "always_left",
        SuspicionKind.AlwaysRight => "always_right",
        SuspicionKind.AlwaysTie => "always_tie",
        SuspicionKind.For => "for",
        SuspicionKind.Against => "against",
        _ => "random",
    };

    private ImmutableArray<SeatEffect> Seats() =>
    [
        .. from numbered in _fit.Components.Select((component, index) => (component, index))
           where !double.IsNaN(numbered.component.SeatSe) && !numbered.component.SeatPenalised
           let bias = SeatBias.Of(numbered.component)
           select new SeatEffect(numbered.index, bias.Points, bias.Se, bias.Z, bias.PValue),
    ];

    private ImmutableArray<RankStability> Ranks() =>
    [
        .. LeaveOneVoterOut.Ranks(_fit, _votes)
            .OrderBy(range => _fit.ComponentOf(range.Contestant)).ThenBy(range => range.Rank).ThenBy(range => range.Contestant)
            .Select(range => new RankStability(_input.Contestants[range.Contestant], range.Rank, range.Best, range.Worst, range.LargestMove)),
    ];

    private ImmutableArray<NeighbourPair> Neighbours() => [.. _fit.Components.SelectMany((_, index) => Neighbours(index))];

    private IEnumerable<NeighbourPair> Neighbours(int index)
    {
        var component = _fit.Components[index];
        var theta = component.Theta.ToArray();
        var order = Enumerable.Range(0, theta.Length).OrderByDescending(i => theta[i]).ThenBy(i => i).Select(i => component.Members[i]).ToArray();
        var flips = VotesToFlip.Top(_fit, index, FlipPairs).ToDictionary(flip => (flip.Upper, flip.Lower), flip => flip.Votes);
        return order.Zip(order.Skip(1), (upper, lower) => Pair(upper, lower, flips.GetValueOrDefault((upper, lower))));
    }

    private NeighbourPair Pair(int upper, int lower, int? votesToFlip)
    {
        var settlement = Settlement.Of(_fit, upper, lower);
        return new NeighbourPair(
            _input.Contestants[upper],
            _input.Contestants[lower],
            EloScale.Publish(settlement.Difference),
            EloScale.Publish(settlement.HalfWidth),
            settlement.IsSettled,
            settlement.VotesNeeded,
            votesToFlip);
    }
}
