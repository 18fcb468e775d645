using Spectre.Console;

namespace Arena.Silo.Verbs;

/// <summary>What a verb tells the person at the terminal, on standard error: standard output is for what the verb makes.</summary>
internal static class Notes
{
    /// <summary>Writes to standard error; plain where that is no terminal.</summary>
    public static IAnsiConsole Console { get; } = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(System.Console.Error) });

    public static void Line(string text) => System.Console.Error.WriteLine(text);

    /// <summary>Overwrites one line while work goes on; silent where nobody watches.</summary>
    public static void Progress(string text)
    {
        if (!System.Console.IsErrorRedirected)
        {
            System.Console.Error.Write($"\r{text.PadRight(60)}");
        }
    }

    /// <summary>Takes that line away.</summary>
    public static void EndProgress()
    {
        if (!System.Console.IsErrorRedirected)
        {
            System.Console.Error.Write($"\r{new string(' ', 60)}\r");
        }
    }
}
