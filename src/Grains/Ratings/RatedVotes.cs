using System.Runtime.CompilerServices;
using Arena.Contracts.Battles;
using Arena.Grains.Storage;
using Arena.Ratings.Votes;

namespace Arena.Grains.Ratings;

/// <summary>Rated votes of some rows of the log: the rows' numbers of texts become the table's.</summary>
internal sealed class RatedVotes(LoggedVotes rows, Interning contestants, Interning voters, Interning languages, Interning topics)
{
    private readonly Renumbering _contestants = new(rows.Texts, contestants);
    private readonly Renumbering _voters = new(rows.Texts, voters);
    private readonly Renumbering _languages = new(rows.Texts, languages);
    private readonly Renumbering _topics = new(rows.Texts, topics);

    // A million votes at a start would be through before the runtime has found out that this is worth compiling well.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(Span<RatedVote> target)
    {
        var votes = rows.Votes.Span;
        for (var i = 0; i < votes.Length; i++)
        {
            ref readonly var vote = ref votes[i];
            target[i] = new RatedVote(
                _contestants[vote.Left],
                _contestants[vote.Right],
                _voters[vote.Voter],
                _languages[vote.Language],
                _topics[vote.Topic],
                vote.Day,
                vote.LeftLength,
                vote.RightLength,
                OutcomeOf(vote.Verdict),
                VoteStanding.OfVote(vote, rows.Texts[vote.Source]),
                0);
        }
    }

    private static Outcome OutcomeOf(Verdict verdict) => verdict switch
    {
        Verdict.Left => Outcome.Left,
        Verdict.Right => Outcome.Right,
        Verdict.Tie => Outcome.Tie,
        _ => Outcome.BothBad,
    };
}
