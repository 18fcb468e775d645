namespace Arena.Embedded.Hosting;

internal enum RuntimeState
{
    NotStarted,
    Running,
    Stopping,
    Stopped,
}
