using System.Reflection;
using Arena.Contracts.Models;
using Arena.Contracts.Ratings;
using Arena.Grains.Catalogue;
using Arena.Grains.Ratings.Boards;
using Arena.Grains.Storage;
using Arena.Ratings.Boards;

namespace Arena.Grains.Ratings.Snapshots;

/// <summary>Publishes boards and checks published ones. Reads the stores, never a running grain, so that both give what any reader of the log would get.</summary>
internal sealed class SnapshotService(
    IVoteLog log, IExclusionStore exclusions, IVoteStyleStore styles, ISnapshotStore snapshots, ArenaCatalogue catalogue, TimeProvider clock)
{
    /// <summary>Publishes boards of the votes that are in the log now.</summary>
    /// <returns>One per request, in their order.</returns>
    /// <exception cref="BoardFailedException">A board's votes cannot be fitted; the message says why.</exception>
    public async Task<IReadOnlyList<SnapshotInfo>> PublishAsync(
        IReadOnlyList<SnapshotRequest> requests, ulong seed, CancellationToken cancellationToken)
    {
        var (scope, votes, at) = await ReadAsync(seed, cancellationToken);
        var published = new List<SnapshotInfo>();
        foreach (var request in requests)
        {
            published.Add(await PutAsync(request, scope, votes, at, cancellationToken));
        }

        return published;
    }

    /// <summary>Publishes the board of all votes that are in the log now, and that of every language with votes that count.</summary>
    /// <param name="method">How they are computed.</param>
    /// <param name="style">With control for style.</param>
    /// <param name="seed">Of the draws.</param>
    /// <param name="failed">Told of a board that could not be published; the others are.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What was published.</returns>
    public async Task<IReadOnlyList<SnapshotInfo>> PublishEveryLanguageAsync(
        BoardMethod method, bool style, ulong seed, Action<SnapshotRequest, Exception> failed, CancellationToken cancellationToken)
    {
        var (scope, votes, at) = await ReadAsync(seed, cancellationToken);
        var published = new List<SnapshotInfo>();
        foreach (var request in votes.Table.CountedLanguages().Prepend(null).Select(language => new SnapshotRequest(language, null, method, style)))
        {
            try
            {
                published.Add(await PutAsync(request, scope, votes, at, cancellationToken));
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                failed(request, exception);
            }
        }

        return published;
    }

    /// <summary>Computes a snapshot again from the log, with the votes and exclusions of then, and compares the bytes.</summary>
    /// <returns>What differs, path by path; empty if nothing does.</returns>
    /// <exception cref="InvalidDataException">The bytes are no snapshot, or the log does not reach as far.</exception>
    /// <exception cref="BoardFailedException">The log's votes cannot be fitted; the message says why.</exception>
    public async Task<IReadOnlyList<string>> VerifyAsync(ReadOnlyMemory<byte> snapshot, CancellationToken cancellationToken)
    {
        var file = SnapshotFile.Parse(snapshot);
        var votes = await SnapshotVotes.ReadAsync(log, exclusions, styles, file.Scope, cancellationToken);
        var computed = await Task.Run(() => Compute(file.Labels, file.Request, file.Scope, votes), cancellationToken);
        return SnapshotDifference.Of(snapshot, computed);
    }

    /// <summary>Published boards, newest first.</summary>
    public async Task<IReadOnlyList<SnapshotInfo>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await snapshots.HeadsAsync(SnapshotHead.Length, cancellationToken)).Select(head => SnapshotHead.Read(head))];

    /// <summary>The bytes of a published board, or null.</summary>
    public Task<byte[]?> FindAsync(string id, CancellationToken cancellationToken) => snapshots.FindAsync(id, cancellationToken);

    private async Task<(SnapshotScope Scope, SnapshotVotes Votes, DateTimeOffset At)> ReadAsync(ulong seed, CancellationToken cancellationToken)
    {
        var scope = await ScopeAsync(seed, cancellationToken);
        var votes = await SnapshotVotes.ReadAsync(log, exclusions, styles, scope, cancellationToken);
        return (scope, votes, DateTimeOffset.FromUnixTimeSeconds(clock.GetUtcNow().ToUnixTimeSeconds()));
    }

    private async Task<SnapshotInfo> PutAsync(
        SnapshotRequest request, SnapshotScope scope, SnapshotVotes votes, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var labels = new SnapshotLabels(SnapshotNames.Id(request, at), at, Software(), Names(votes.Table.Contestants));
        var bytes = await Task.Run(() => Compute(labels, request, scope, votes), cancellationToken);
        await snapshots.PutAsync(labels.Id, at, bytes, cancellationToken);
        return SnapshotHead.Read(await snapshots.FindAsync(labels.Id, cancellationToken) ?? bytes);
    }

    private static byte[] Compute(SnapshotLabels labels, SnapshotRequest request, SnapshotScope scope, SnapshotVotes votes)
    {
        var options = new BoardOptions { Seed = scope.Seed };
        try
        {
            return SnapshotWriter.Write(labels, request, scope, votes, SnapshotContent.Of(votes.Table, request, options), options);
        }
        catch (Exception exception) when (FitFailures.Is(exception))
        {
            throw FitFailures.Of(request.Board, exception);
        }
    }

    // The cut-off first: an exclusion that comes with a later vote says nothing about the votes that are in.
    private async Task<SnapshotScope> ScopeAsync(ulong seed, CancellationToken cancellationToken)
    {
        var cutoff = await log.LastSequenceAsync(cancellationToken);
        var changes = await exclusions.ReadAsync(0, cancellationToken);
        return new SnapshotScope(cutoff, changes.Count == 0 ? 0 : changes[^1].Entry, await styles.LastEntryAsync(cancellationToken), seed);
    }

    private Dictionary<string, (string Name, string Family, string Variant)> Names(Interning contestants) =>
        contestants.Texts.Select(id => catalogue.Find(new ContestantId(id))).OfType<Contestant>()
            .ToDictionary(contestant => contestant.Id.Value, contestant => (contestant.Name, contestant.Family, contestant.Variant));

    private static string Software() =>
        "arena " + (typeof(SnapshotService).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0");
}
