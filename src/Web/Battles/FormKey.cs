using System.Security.Cryptography;
using System.Text;
using Arena.Web.Voters;

namespace Arena.Web.Battles;

/// <summary>
/// Idempotency keys for forms: pages without script make none. What is sent twice has the same key; the voter's secret keeps it unguessable.
/// </summary>
public static class FormKey
{
    /// <summary>The same prompt sent again within a minute is a second click.</summary>
    public static string ForStart(HttpContext context, TimeProvider time, string language, string prompt, string again)
    {
        ArgumentNullException.ThrowIfNull(time);
        var minute = time.GetUtcNow().ToUnixTimeSeconds() / 60;
        return Of(context, "start", language, prompt, again, minute.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    public static string ForTurn(HttpContext context, string battle, int turn) =>
        Of(context, "turn", battle, turn.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public static string ForVote(HttpContext context, string battle) => Of(context, "vote", battle);

    private static string Of(HttpContext context, params string[] parts)
    {
        var text = string.Join('\0', parts);
        return "form-" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(CurrentVoter.Cookie(context)), Encoding.UTF8.GetBytes(text)))[..32];
    }
}
