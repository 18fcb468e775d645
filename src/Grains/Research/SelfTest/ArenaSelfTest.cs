using Arena.Contracts.Battles;
using Arena.Contracts.Ratings;
using Arena.Contracts.Research;
using Arena.Contracts.Voters;
using Arena.Grains.Ratings.Snapshots;
using Arena.Grains.Research.VoteFiles;
using Arena.Grains.Storage;
using Arena.Ratings.Boards;
using Microsoft.Extensions.DependencyInjection;
using Board = Arena.Contracts.Ratings.Board;

namespace Arena.Grains.Research.SelfTest;

/// <summary>
/// Simulated voters with a known truth vote through the real path, from the voter's grain to the log, the board and the export. Battles
/// are started and voted in a fixed order, so that a seed nearly repeats a run; what they answer in between runs in parallel.
/// </summary>
internal static class ArenaSelfTest
{
    private const int AtOnce = 32;

    /// <param name="settings">Who, and what is true.</param>
    /// <param name="progress">Gets the number of battles played; may be null.</param>
    /// <param name="cancellationToken">Gives up; the database is deleted.</param>
    public static async Task<SelfTestResult> RunAsync(SelfTestSettings settings, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        await using var arena = await SimulatedArena.StartAsync(settings, cancellationToken);
        var votes = await PlayAsync(arena, settings, progress, cancellationToken);
        var board = await arena.Services.GetRequiredService<IGrainFactory>().GetGrain<IRatingGrain>(IRatingGrain.Key)
            .BoardAsync(new BoardQuery(null, null, BoardMethod.Davidson, Style: false));
        var published = PublishedRow.Of(await PublishAsync(arena, cancellationToken));
        var recomputed = await RecomputeAsync(arena, cancellationToken);
        var ratings = TruthChecks.Ratings(board, settings);
        return new SelfTestResult(ratings, [.. await LogChecksAsync(arena, votes, board, cancellationToken), .. TruthChecks.Of(ratings, recomputed, published, settings)]);
    }

    private static async Task<List<(long Vote, Verdict Verdict)>> PlayAsync(
        SimulatedArena arena, SelfTestSettings settings, IProgress<int>? progress, CancellationToken cancellationToken)
    {
        var grains = arena.Services.GetRequiredService<IGrainFactory>();
        var dice = new RepeatableChance(settings.Seed + 1);
        var votes = new List<(long Vote, Verdict Verdict)>();
        foreach (var round in Enumerable.Range(0, settings.Battles).Chunk(AtOnce))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var battles = round.Select(number => new SimulatedBattle(grains, new VoterId($"selftest-{number % settings.Voters}"), number)).ToList();
            foreach (var battle in battles)
            {
                await battle.StartAsync();
            }

            await Task.WhenAll(battles.Select(battle => battle.ReadAsync(cancellationToken)));
            foreach (var battle in battles)
            {
                votes.Add(await battle.VoteAsync(settings, dice.NextDouble()));
            }

            progress?.Report(votes.Count);
        }

        return votes;
    }

    /// <returns>The bytes of a snapshot of all votes.</returns>
    private static async Task<byte[]> PublishAsync(SimulatedArena arena, CancellationToken cancellationToken)
    {
        var snapshots = arena.Services.GetRequiredService<SnapshotService>();
        var info = await snapshots.PublishAsync([new SnapshotRequest()], seed: 1, cancellationToken);
        return await snapshots.FindAsync(info[0].Id, cancellationToken) ?? throw new InvalidOperationException("The snapshot is not there.");
    }

    /// <summary>The recipe of docs/research.md: export the votes, rate the file.</summary>
    private static async Task<FileBoard> RecomputeAsync(SimulatedArena arena, CancellationToken cancellationToken)
    {
        var path = Path.Combine(arena.Folder, "votes.csv");
        await using (var file = File.Create(path))
        {
            var export = arena.Services.GetRequiredService<ArenaExports>().Open(new ExportRequest(ExportKind.Votes, ExportFormat.Csv), cancellationToken);
            await foreach (var chunk in export.Chunks.WithCancellation(cancellationToken))
            {
                await file.WriteAsync(chunk.AsMemory(), cancellationToken);
            }
        }

        var settings = RateSettings.Published(RatingMethod.Davidson);
        return FileBoard.Build(VoteFile.Read(path, settings, cancellationToken), settings);
    }

    private static async Task<IReadOnlyList<SelfTestCheck>> LogChecksAsync(
        SimulatedArena arena, List<(long Vote, Verdict Verdict)> votes, Board board, CancellationToken cancellationToken)
    {
        var log = arena.Services.GetRequiredService<IVoteLog>();
        var rows = new List<(long, Verdict)>();
        await foreach (var row in log.ReadAsync(0, cancellationToken))
        {
            rows.Add((row.Sequence, row.Vote.Verdict));
        }

        var broken = await log.VerifyAsync(all: true, cancellationToken);
        var rated = votes.Count(vote => vote.Verdict != Verdict.CannotJudge);
        return
        [
            new SelfTestCheck("every confirmed vote is in the log once", rows.SequenceEqual(votes.Order()), $"{votes.Count} cast, {rows.Count} in the log"),
            new SelfTestCheck("the hash chain is whole", broken is null, broken is null ? $"{rows.Count} rows" : $"row {broken} is wrong"),
            new SelfTestCheck("the board counts every vote that judged", board.Votes == rated, $"{rated} judged, {board.Votes} on the board"),
        ];
    }
}
