using Arena.Contracts.Battles;

namespace Arena.Web.Battles;

/// <summary>A failure as the wire has it: absent where nothing failed.</summary>
internal static class FailureCode
{
    public static AnswerFailure? Of(AnswerFailure failure) => failure == AnswerFailure.None ? null : failure;
}
