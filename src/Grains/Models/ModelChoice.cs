namespace Arena.Grains.Models;

/// <summary>A contestant in a setting: "id" or "id@device".</summary>
/// <param name="Slug">Its id in the catalogue.</param>
/// <param name="Device">Null where any device will do.</param>
internal sealed record ModelChoice(string Slug, string? Device)
{
    /// <summary>Reads a list with commas between.</summary>
    public static IReadOnlyList<ModelChoice> ParseList(string? text) =>
    [
        .. (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(entry =>
            entry.Split('@', 2, StringSplitOptions.TrimEntries) is [var slug, var device]
                ? new ModelChoice(slug, device)
                : new ModelChoice(entry, null)),
    ];

    public override string ToString() => Device is null ? Slug : $"{Slug}@{Device}";
}
