namespace Arena.Web.Problems;

/// <summary>Codes that HTTP itself gives rise to; those of the grains are in <see cref="Contracts.RefusalCode"/>.</summary>
internal static class ProblemCodes
{
    public const string AnswerFailed = "answer_failed";
    public const string BadRequest = "bad_request";
    public const string BoardFailed = "board_failed";
    public const string BodyTooLong = "body_too_long";
    public const string CrossSite = "cross_site";
    public const string Forbidden = "forbidden";
    public const string FormExpired = "form_expired";
    public const string Internal = "internal";
    public const string InvalidField = "invalid_field";
    public const string InvalidParameter = "invalid_parameter";
    public const string MalformedJson = "malformed_json";
    public const string MethodNotAllowed = "method_not_allowed";
    public const string NotFound = "not_found";
    public const string Timeout = "timeout";
    public const string Unauthorized = "unauthorized";
    public const string UnknownTopic = "unknown_topic";
    public const string UnsupportedMediaType = "unsupported_media_type";
}
