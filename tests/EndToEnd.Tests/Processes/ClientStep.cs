namespace Arena.EndToEnd.Tests.Processes;

/// <summary>What a client has just done or seen.</summary>
public enum ClientStep
{
    Sent,
    VoteSent,
    Answered,
    Event,
}
