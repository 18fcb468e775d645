using System.Runtime.CompilerServices;
using System.Text;

namespace Arena.EndToEnd.Tests.Processes;

/// <summary>Reads text/event-stream line by line, as the HTML standard says.</summary>
public static class EventReader
{
    public static async IAsyncEnumerable<ServerEvent> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true));
        var (id, name, data) = ((string?)null, "message", new List<string>());
        while (await reader.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.Length == 0)
            {
                if (data.Count > 0)
                {
                    yield return new ServerEvent(id, name, string.Join('\n', data));
                }

                (id, name, data) = (null, "message", []);
                continue;
            }

            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var value = colon < 0 ? "" : line[(colon + 1)..];
            value = value.StartsWith(' ') ? value[1..] : value;
            switch (colon < 0 ? line : line[..colon])
            {
                case "id":
                    id = value;
                    break;
                case "event":
                    name = value;
                    break;
                case "data":
                    data.Add(value);
                    break;
            }
        }
    }
}
