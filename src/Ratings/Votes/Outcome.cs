namespace Arena.Ratings.Votes;

/// <summary>
/// What a vote says about the two sides as displayed. "Cannot judge" is no outcome: such a vote is logged and never rated.
/// The numbers are the last index of <see cref="VoteCounts"/> and part of the published export; never renumber.
/// </summary>
public enum Outcome : byte
{
    /// <summary>The answer on the left is better.</summary>
    Left = 0,

    /// <summary>The answer on the right is better.</summary>
    Right = 1,

    /// <summary>Both are equally good.</summary>
    Tie = 2,

    /// <summary>Both are bad: a tie in every fit, counted apart.</summary>
    BothBad = 3,
}
