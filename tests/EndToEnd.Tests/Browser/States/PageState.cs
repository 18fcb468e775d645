namespace Arena.EndToEnd.Tests.Browser.States;

/// <summary>A state that a page can be in, and the way there.</summary>
/// <param name="Name">Short and unique; also the name of its picture.</param>
/// <param name="EnterAsync">What the visitor and the arena do until the state is there.</param>
public sealed record PageState(string Name, Func<Stage, Task> EnterAsync)
{
    public Screen Screen { get; init; } = Screen.Wide;

    /// <summary>The visitor's own choices, as their cookie holds them. A pick is held until somebody sends it.</summary>
    public string Settings { get; init; } = "undo=manual";
}
