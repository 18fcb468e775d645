namespace Arena.Contracts.Battles;

/// <summary>What a voter says of a battle. The numbers are stored and never change.</summary>
[GenerateSerializer]
public enum Verdict
{
    Left = 0,
    Right = 1,
    Tie = 2,

    /// <summary>A tie in every fit, counted apart.</summary>
    BothBad = 3,

    /// <summary>Logged, reveals, unrated.</summary>
    CannotJudge = 4,
}
