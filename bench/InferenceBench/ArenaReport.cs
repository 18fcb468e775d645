using Arena.Inference;

namespace Arena.InferenceBench;

/// <summary>Measures the same model through HTTP, grains and storage of a whole arena process.</summary>
internal sealed class ArenaReport : IAsyncDisposable
{
    private static readonly SamplingParameters Sampling = new(1, 0.7f, 0.9f, 40, 0, 1.1f, 1, []);

    private const int WarmUps = 4;

    private readonly ResultTable _table;
    private readonly BenchSettings _settings;
    private readonly PlainLoop _peer;
    private readonly EchoServer _echo;
    private readonly ArenaProcess _arena;
    private readonly List<BattleVoter> _voters;

    private ArenaReport(ResultTable table, BenchSettings settings, PlainLoop peer, EchoServer echo, ArenaProcess arena)
    {
        (_table, _settings, _peer, _echo, _arena) = (table, settings, peer, echo, arena);

        // A voter may have two battles at a time; sixteen voters have sixteen.
        _voters = [.. Enumerable.Range(0, BenchModel.Lanes).Select(_ => new BattleVoter(arena.Address))];
    }

    public static async Task<ArenaReport> StartAsync(ResultTable table, BenchSettings settings, PlainLoop peer, string folder, string model)
    {
        var echo = new EchoServer();
        try
        {
            var catalogue = await BenchCatalogue.WriteAsync(folder, model, echo.Address, settings.Tokens);
            return new ArenaReport(table, settings, peer, echo, await ArenaProcess.StartAsync(folder, catalogue, settings.Cores));
        }
        catch
        {
            await echo.DisposeAsync();
            throw;
        }
    }

    public async Task RunAsync()
    {
        // An arena that was just started spends a tenth of the processors on compiling itself.
        for (var round = 0; round < WarmUps; round++)
        {
            await BattlesAsync(BenchModel.Lanes);
        }

        foreach (var battles in _settings.AtATime)
        {
            var (arena, plain) = (new List<Spent>(), new List<Spent>());
            for (var round = 0; round <= _settings.Rounds; round++)
            {
                plain.Add(_peer.Run(battles, BenchModel.Prompt, _settings.Tokens, Sampling));
                arena.Add(await BattlesAsync(battles));
            }

            string Rate(List<Spent> rounds) => $"{battles * _settings.Tokens / ResultTable.Median(rounds.Skip(1).Select(spent => spent.Wall)):0.0} tokens/s";
            double Ratio(Func<Spent, double> of) => ResultTable.Median(arena.Zip(plain, (a, p) => of(p) / of(a)).Skip(1));
            _table.Row($"{battles} battles at a time over HTTP, from the request to votable, against a plain loop", Rate(arena), Rate(plain), Ratio(spent => spent.Wall), Ratio(spent => spent.Processor), ">= 0.90");
        }

        var before = _arena.ProcessorSeconds();
        await Task.Delay(TimeSpan.FromSeconds(_settings.IdleSeconds), TimeProvider.System);
        _table.Row($"processor time in {_settings.IdleSeconds} s with the model loaded and nothing to do, whole arena", $"{(_arena.ProcessorSeconds() - before) * 1000:0} ms", "", null, null, "about 0");
    }

    public async ValueTask DisposeAsync()
    {
        _voters.ForEach(voter => voter.Dispose());
        await _arena.DisposeAsync();
        await _echo.DisposeAsync();
    }

    /// <summary>One side of each battle is the model, the other one a server that answers at once: so many answers run at a time on the device.</summary>
    private async Task<Spent> BattlesAsync(int count)
    {
        var processor = _arena.ProcessorSeconds();
        var watch = Watch.Start();
        await Task.WhenAll(_voters.Take(count).Select(voter => voter.BattleAsync()));
        return new Spent(watch.Read().Wall, _arena.ProcessorSeconds() - processor);
    }
}
