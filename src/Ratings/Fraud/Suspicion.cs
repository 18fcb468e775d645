namespace Arena.Ratings.Fraud;

/// <summary>The alternative that explains a voter best.</summary>
/// <param name="Kind">What the voter seems to do.</param>
/// <param name="Contestant">The contestant concerned, -1 if none.</param>
public readonly record struct Suspicion(SuspicionKind Kind, int Contestant);

/// <summary>Ways not to vote on the answers. The first four are the general alternatives, in the order of their weights.</summary>
public enum SuspicionKind
{
    /// <summary>Clicks at random.</summary>
    Random,

    /// <summary>Prefers the left side whatever it shows.</summary>
    AlwaysLeft,

    /// <summary>Prefers the right side whatever it shows.</summary>
    AlwaysRight,

    /// <summary>Calls everything a tie.</summary>
    AlwaysTie,

    /// <summary>Promotes one contestant.</summary>
    For,

    /// <summary>Votes one contestant down.</summary>
    Against,
}
