using Spectre.Console;

namespace Arena.Silo.Verbs;

/// <summary>Where verbs write for people.</summary>
internal static class Terminal
{
    /// <summary>Of what is no terminal the width is not known, and 80 columns would break ids and hashes for whoever reads them with a program.</summary>
    private const int Wide = 240;

    public static IAnsiConsole Console { get; } = Open();

    private static IAnsiConsole Open()
    {
        var console = AnsiConsole.Console;
        if (System.Console.IsOutputRedirected)
        {
            console.Profile.Width = Wide;
        }

        return console;
    }
}
