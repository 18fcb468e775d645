namespace Arena.Web.Hosting;

/// <summary>What can be told to the web host. Each has a default that suits one computer.</summary>
public sealed class WebOptions
{
    /// <summary>ARENA_PATHBASE: prefix of every address, for instance "/arena"; empty at a host of its own.</summary>
    public string PathBase { get; set; } = "";

    /// <summary>ARENA_DATA: folder of the database and of admin.token; empty means "data" beside the solution.</summary>
    public string DataFolder { get; set; } = "";

    /// <summary>ARENA_LANGUAGE: language of a visitor whose browser asks for none we know.</summary>
    public string Language { get; set; } = "en";

    /// <summary>Longest prompt in UTF-16 units, as the pages tell it. The grains decide.</summary>
    public int PromptLimit { get; set; } = 16_000;

    /// <summary>Largest body of a call in bytes.</summary>
    public int BodyLimit { get; set; } = 64 * 1024;

    /// <summary>Largest form in bytes: a prompt at its limit takes up to nine bytes a character there.</summary>
    public int FormLimit { get; set; } = 256 * 1024;

    /// <summary>Events held for a client that reads slowly; one more ends its stream, which it resumes by cursor.</summary>
    public int StreamBuffer { get; set; } = 1024;

    /// <summary>Time between two comment lines of a stream, so that proxies keep it open.</summary>
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the call that waits for both answers waits.</summary>
    public TimeSpan BothAnswersWait { get; set; } = TimeSpan.FromSeconds(180);

    /// <summary>Browsers whose pseudonym is remembered in memory.</summary>
    public int RememberedVoters { get; set; } = 20_000;
}
