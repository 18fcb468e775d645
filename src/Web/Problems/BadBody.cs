using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Arena.Web.Problems;

/// <summary>Explains a request that could not be read.</summary>
internal static class BadBody
{
    public static IActionResult Explain(ActionContext context)
    {
        var (field, errors) = context.ModelState.First(entry => entry.Value?.Errors.Count > 0);
        return new ProblemResult(errors!.Errors[0].Exception switch
        {
            JsonException { InnerException: JsonException } => Problem.Of(StatusCodes.Status400BadRequest, ProblemCodes.MalformedJson),
            JsonException => Problem.Of(StatusCodes.Status400BadRequest, ProblemCodes.InvalidField, $"{field} has the wrong type or an unknown value."),
            _ when IsBody(context, field) => Problem.Of(StatusCodes.Status400BadRequest, ProblemCodes.MalformedJson, "The body is empty."),
            _ => Problem.Of(StatusCodes.Status400BadRequest, ProblemCodes.InvalidParameter, $"{field} has the wrong type or an unknown value."),
        });
    }

    private static bool IsBody(ActionContext context, string field) =>
        field.Length == 0 || context.ActionDescriptor.Parameters.Any(parameter =>
            parameter.Name == field && parameter.BindingInfo?.BindingSource == BindingSource.Body);
}
