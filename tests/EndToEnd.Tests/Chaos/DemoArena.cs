namespace Arena.EndToEnd.Tests.Chaos;

/// <summary>An arena of the demo models, as it is shipped.</summary>
public sealed class DemoArena : ArenaFixture;
