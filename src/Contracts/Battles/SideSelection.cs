namespace Arena.Contracts.Battles;

/// <summary>One side or both.</summary>
[GenerateSerializer]
public enum SideSelection
{
    Left,
    Right,
    Both,
}
