using System.Text.Json;

namespace Arena.EndToEnd.Tests.Processes;

/// <summary>One event of a stream.</summary>
/// <param name="Id">Its id, or null where it came without.</param>
/// <param name="Name">Its kind.</param>
/// <param name="Data">Its data as sent.</param>
public sealed record ServerEvent(string? Id, string Name, string Data)
{
    public EventMessage Message => JsonSerializer.Deserialize<EventMessage>(Data, JsonSerializerOptions.Web)!;
}
