using System.Diagnostics;
using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.Chaos.StartUp;

[Collection(ArenaProcesses.Name)]
public sealed class StopTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Asked_to_stop_while_it_answers_it_ends_its_streams_and_exits_with_0()
    {
        await using var arena = await ArenaProcess.StartAsync(new ArenaSettings(_folder.File("data")));
        using var voter = new VoterClient(() => arena.Address);
        var battle = await voter.StartedAsync("battle-00000001", "What is a pivot table?");
        var asked = false;
        await foreach (var next in voter.EventsAsync(battle))
        {
            if (!asked && next.Name == "delta")
            {
                asked = true;
                using var kill = Process.Start("kill", ["-TERM", $"{arena.Id}"]);
                await kill.WaitForExitAsync().For("the signal to be sent");
            }
        }

        asked.ShouldBeTrue();
        (await arena.ExitAsync()).ShouldBe(0);
        arena.Errors.Lines.ShouldBeEmpty();
    }
}
