namespace Arena.Ratings.Fits;

/// <summary>What Bradley-Terry does with ties and "both bad". Davidson models them and takes no rule.</summary>
public enum TieRule
{
    /// <summary>Half a win for each side.</summary>
    Half,

    /// <summary>Left out.</summary>
    Drop,
}
