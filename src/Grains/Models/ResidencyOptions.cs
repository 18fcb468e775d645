namespace Arena.Grains.Models;

/// <summary>Which models stay loaded and which are loaded at start (configuration section "Arena:Models").</summary>
public sealed class ResidencyOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Arena:Models";

    /// <summary><see cref="WarmUp"/> that loads what is pinned.</summary>
    public const string WarmPinned = "pinned";

    /// <summary><see cref="WarmUp"/> that loads nothing.</summary>
    public const string WarmNothing = "none";

    /// <summary>
    /// Catalogue ids of contestants that are never unloaded, with commas between: "id" on the device with the most room, "id@device" on
    /// that one. None by default: with more models than memory, what is used least makes way.
    /// </summary>
    public string? Pinned { get; set; }

    /// <summary>
    /// What is loaded at start, in the background: "pinned" (the default), "none", or a list like <see cref="Pinned"/>, which is loaded
    /// after what is pinned.
    /// </summary>
    public string WarmUp { get; set; } = WarmPinned;
}
