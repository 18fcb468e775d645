using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.Chaos;

/// <summary>One arena for the tests of a class.</summary>
public abstract class ArenaFixture : IAsyncLifetime
{
    private readonly List<VoterClient> _voters = [];
    private readonly Lock _gate = new();
    private int _keys;

    public TemporaryFolder Folder { get; } = new();

    public ArenaProcess Arena { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Arena = await ArenaProcess.StartAsync(Prepare());

    /// <summary>A browser that nobody has seen.</summary>
    public VoterClient NewVoter()
    {
        lock (_gate)
        {
            _voters.Add(new VoterClient(() => Arena.Address));
            return _voters[^1];
        }
    }

    /// <summary>An idempotency key that nothing else uses.</summary>
    public string NewKey(string what) => $"{what}-{Interlocked.Increment(ref _keys):D8}";

    public async ValueTask DisposeAsync()
    {
        _voters.ForEach(voter => voter.Dispose());
        if (Arena is not null)
        {
            await Arena.DisposeAsync();
        }

        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected virtual ArenaSettings Prepare() => new(Folder.File("data"));
}
