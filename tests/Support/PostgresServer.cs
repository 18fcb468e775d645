using Xunit;

namespace Arena.Support;

/// <summary>
/// A PostgreSQL server of its own on a free loopback port, in a folder that is deleted afterwards. It starts when it is first asked for, and
/// as the user postgres where the tests run as root.
/// </summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private const int Attempts = 3;

    private readonly PostgresTools? _tools = PostgresTools.Find();
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "arena-postgres-" + Guid.NewGuid().ToString("N")[..12]);
    private readonly SemaphoreSlim _gate = new(1);
    private bool _initialised;
    private bool _running;
    private int _port;

    /// <summary>Why there is no server; null where there is one.</summary>
    public string? Missing => _tools is null ? "PostgreSQL (initdb, pg_ctl, postgres) is neither in PATH nor in /usr/lib/postgresql." : null;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }

        _gate.Dispose();
    }

    /// <summary>Starts the server if it does not run, and says how to connect to a database of it.</summary>
    public async Task<string> StartAsync(string database = "postgres")
    {
        await _gate.WaitAsync();
        try
        {
            if (!_running)
            {
                await PrepareAsync();
                await RunAsync();
            }

            return $"Host=127.0.0.1;Port={_port};Username=arena;Database={database}";
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Ends the server at once, as a crash would; <see cref="StartAsync"/> starts it again on the same port.</summary>
    public async Task StopAsync()
    {
        await _gate.WaitAsync();
        try
        {
            if (_running)
            {
                await _tools!.RunAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop");
                _running = false;
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    private string Data => Path.Combine(_folder, "data");

    private async Task PrepareAsync()
    {
        if (_initialised)
        {
            return;
        }

        var tools = _tools ?? throw new InvalidOperationException(Missing);
        Directory.CreateDirectory(_folder);
        try
        {
            await PostgresTools.OwnAsync(_folder);
            await tools.RunAsync("initdb", "-D", Data, "-U", "arena", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
            _initialised = true;
        }
        finally
        {
            if (!_initialised)
            {
                Directory.Delete(_folder, recursive: true);
            }
        }
    }

    // Another process may take the free port before the server does.
    private async Task RunAsync()
    {
        for (var attempt = 1; !_running; attempt++)
        {
            _port = _port == 0 || attempt > 1 ? LoopbackPorts.Free() : _port;
            try
            {
                await _tools!.RunAsync("pg_ctl", "-D", Data, "-l", Path.Combine(_folder, "log"), "-w", "-t", "60", "-o", Options(), "start");
                _running = true;
            }
            catch (InvalidOperationException) when (attempt < Attempts)
            {
            }
        }
    }

    private string Options() =>
        $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200 -c fsync=off";
}
