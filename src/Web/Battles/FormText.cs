namespace Arena.Web.Battles;

/// <summary>Text from a form as a call would have sent it: forms write line ends as CR LF.</summary>
internal static class FormText
{
    public static string Of(string? text) => (text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal);
}
