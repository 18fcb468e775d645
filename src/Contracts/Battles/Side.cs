namespace Arena.Contracts.Battles;

/// <summary>Where an answer is displayed.</summary>
[GenerateSerializer]
public enum Side
{
    Left,
    Right,
}
