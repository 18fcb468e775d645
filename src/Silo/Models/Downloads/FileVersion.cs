using System.Net.Http.Headers;

namespace Arena.Silo.Models.Downloads;

/// <summary>Which version of a file at an address.</summary>
/// <param name="Source">The address.</param>
/// <param name="Tag">The server's ETag, quotes and all; null where it gives none.</param>
/// <param name="Changed">When the server last changed it; null where it does not say.</param>
internal sealed record FileVersion(string Source, string? Tag, DateTimeOffset? Changed)
{
    /// <summary>Whether the server says which version it is.</summary>
    public bool IsNamed => Tag is not null || Changed is not null;

    public static FileVersion Of(Uri source, HttpResponseMessage response) =>
        new(source.ToString(), response.Headers.ETag?.ToString(), response.Content.Headers.LastModified);

    /// <summary>Whether a response carries on this version; where either side names none nothing speaks against it.</summary>
    public bool GoesOnIn(FileVersion other) => Tag is not null && other.Tag is not null
        ? Tag == other.Tag
        : Changed is null || other.Changed is null || Changed == other.Changed;

    /// <summary>Asks for the rest of this version, and for all of another (RFC 9110, 13.1.5: weak tags do not do).</summary>
    public void Ask(HttpRequestHeaders headers, long from)
    {
        headers.Range = new RangeHeaderValue(from, null);
        if (EntityTagHeaderValue.TryParse(Tag, out var tag) && !tag.IsWeak)
        {
            headers.IfRange = new RangeConditionHeaderValue(tag);
        }
        else if (Tag is null && Changed is { } changed)
        {
            headers.IfRange = new RangeConditionHeaderValue(changed);
        }
    }
}
