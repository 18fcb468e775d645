using System.Text.Json.Serialization;
using Arena.Contracts.Battles;

namespace Arena.Grains.Battles;

/// <summary>A turn, without its texts.</summary>
/// <param name="Key">First 8 digits of the SHA-256 of its idempotency key.</param>
/// <param name="Body">First 8 digits of the SHA-256 of its prompt.</param>
/// <param name="Left">Current attempt on the left.</param>
/// <param name="Right">Current attempt on the right.</param>
internal sealed record TurnState(
    [property: JsonPropertyName("k")] string Key,
    [property: JsonPropertyName("b")] string Body,
    [property: JsonPropertyName("l")] AnswerState Left,
    [property: JsonPropertyName("r")] AnswerState Right)
{
    public AnswerState this[Side side] => side == Side.Left ? Left : Right;

    public TurnState With(Side side, AnswerState answer) => side == Side.Left ? this with { Left = answer } : this with { Right = answer };
}
