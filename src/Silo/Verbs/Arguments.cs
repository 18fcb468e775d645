using System.CommandLine.Parsing;

namespace Arena.Silo.Verbs;

/// <summary>Helps validators of whole commands.</summary>
internal static class Arguments
{
    /// <summary>Whether an argument is wrong in itself; then there are no values to compare.</summary>
    public static bool AreWrong(CommandResult result) => result.Children.Any(child => child.Errors.Any());
}
