namespace Arena.Embedded.Activations;

/// <summary>The beginning of something that runs on an activation. Its awaits come back as further turns.</summary>
internal interface ITurn
{
    void Run();
}
