namespace Arena.Grains.Tests.Models;

/// <summary>What ends on a device.</summary>
internal enum DrillEvent
{
    Loaded,
    Unloaded,
    Ended,
}
