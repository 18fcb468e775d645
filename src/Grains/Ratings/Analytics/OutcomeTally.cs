using Arena.Contracts.Battles;
using Arena.Contracts.Ratings.Analytics;
using Arena.Ratings.Intervals;

namespace Arena.Grains.Ratings.Analytics;

/// <summary>Adds up rated votes from one side's point of view, with the shares that follow from them.</summary>
internal sealed class OutcomeTally
{
    private readonly ClusteredShare _share = new();
    private readonly ClusteredShare _acceptable = new();
    private int _wins;
    private int _losses;
    private int _ties;
    private int _bothBad;

    public Outcomes Outcomes => new(_wins, _losses, _ties, _bothBad);

    public int Voters => _share.Voters;

    /// <summary>Wins and half of the ties over the votes.</summary>
    public Interval Share => IntervalOf(_share.Estimate());

    /// <summary>Votes that did not find both bad over the votes.</summary>
    public Interval Acceptable => IntervalOf(_acceptable.Estimate());

    /// <summary>Takes a vote as the contestant on the given side had it.</summary>
    public void Add(AnalyticsVote vote, Side side)
    {
        var score = side == Side.Left ? vote.LeftScore : 1 - vote.LeftScore;
        _share.Add(vote.Voter, score);
        _acceptable.Add(vote.Voter, vote.Verdict == Verdict.BothBad ? 0 : 1);
        switch (vote.Verdict)
        {
            case Verdict.BothBad:
                _bothBad++;
                break;
            case Verdict.Tie:
                _ties++;
                break;
            default:
                _wins += score > 0 ? 1 : 0;
                _losses += score > 0 ? 0 : 1;
                break;
        }
    }

    internal static Interval IntervalOf(Proportion share) => new(share.Share, share.Low, share.High);
}
