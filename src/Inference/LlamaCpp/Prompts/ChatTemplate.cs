using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Arena.Inference.LlamaCpp.Native;

namespace Arena.Inference.LlamaCpp.Prompts;

/// <summary>
/// A chat template that the library knows. The library lays out place-holders instead of the messages, so whatever a
/// message contains, the template's own words can be told from it afterwards.
/// </summary>
internal sealed partial class ChatTemplate : IPromptTemplate
{
    private readonly byte[] _template;

    private ChatTemplate(byte[] template) => _template = template;

    /// <summary>Null when the library does not know the template.</summary>
    public static ChatTemplate? TryCreate(string template)
    {
        var candidate = new ChatTemplate([.. Encoding.UTF8.GetBytes(template), 0]);
        return candidate.Layout([ChatRole.User]) is null ? null : candidate;
    }

    public IReadOnlyList<PromptPart> Apply(IReadOnlyList<ChatMessage> messages)
    {
        var layout = Layout([.. messages.Select(message => message.Role)])
            ?? throw new InferenceException(InferenceError.InvalidRequest, "The model's chat template does not take this order of messages.");
        var parts = new List<PromptPart>();
        var from = 0;
        foreach (Match match in PlaceHolder().Matches(layout))
        {
            parts.Add(new PromptPart(layout[from..match.Index], Trusted: true));
            parts.Add(new PromptPart(Content(messages, match), Trusted: false));
            from = match.Index + match.Length;
        }

        parts.Add(new PromptPart(layout[from..], Trusted: true));
        return parts;
    }

    // A vertical tab on a side tells whether the template trims messages there: if it is gone, so is the message's whitespace.
    [GeneratedRegex("(\v?)\u0001([0-9]+)\u0001(\v?)")]
    private static partial Regex PlaceHolder();

    private static string Content(IReadOnlyList<ChatMessage> messages, Match match)
    {
        var text = messages[int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture)].Text;
        text = match.Groups[1].Length == 0 ? text.TrimStart() : text;
        return match.Groups[3].Length == 0 ? text.TrimEnd() : text;
    }

    private static string RoleName(ChatRole role) => role switch
    {
        ChatRole.System => "system",
        ChatRole.Assistant => "assistant",
        _ => "user",
    };

    private unsafe string? Layout(ChatRole[] roles)
    {
        var strings = roles.SelectMany((role, i) => new[] { RoleName(role), $"\v\u0001{i}\u0001\v" })
            .Select(text => (byte[])[.. Encoding.UTF8.GetBytes(text), 0])
            .ToArray();
        var pins = strings.Select(bytes => System.Runtime.InteropServices.GCHandle.Alloc(bytes, System.Runtime.InteropServices.GCHandleType.Pinned)).ToArray();
        try
        {
            var chat = new LlamaChatMessage[roles.Length];
            for (var i = 0; i < chat.Length; i++)
            {
                chat[i].Role = (byte*)pins[2 * i].AddrOfPinnedObject();
                chat[i].Content = (byte*)pins[(2 * i) + 1].AddrOfPinnedObject();
            }

            return Apply(chat);
        }
        finally
        {
            Array.ForEach(pins, pin => pin.Free());
        }
    }

    private unsafe string? Apply(LlamaChatMessage[] chat)
    {
        var buffer = new byte[1024 + (256 * chat.Length)];
        while (true)
        {
            fixed (byte* template = _template)
            fixed (LlamaChatMessage* messages = chat)
            fixed (byte* output = buffer)
            {
                var length = Llama.ApplyChatTemplate(template, messages, (nuint)chat.Length, addAssistant: 1, output, buffer.Length);
                if (length <= buffer.Length)
                {
                    return length < 0 ? null : Encoding.UTF8.GetString(buffer, 0, length);
                }

                buffer = new byte[length];
            }
        }
    }
}
