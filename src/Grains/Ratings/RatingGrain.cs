using System.Collections.Immutable;
using Arena.Contracts.Ratings;
using Arena.Grains.Catalogue;
using Arena.Grains.Storage;

namespace Arena.Grains.Ratings;

/// <summary>Follows the vote log by sequence number. Whatever asks for a board first reads the log past the cursor, so a hint that is lost loses nothing.</summary>
internal sealed partial class RatingGrain(IVoteLog log, IExclusionStore exclusions, ArenaCatalogue catalogue) : Grain, IRatingGrain
{
    private readonly VoteTable _table = new();
    private long _exclusionEntry;

    public override Task OnActivateAsync(CancellationToken cancellationToken) => CatchUpAsync(cancellationToken);

    public async Task<Board> BoardAsync(BoardQuery query)
    {
        await CatchUpAsync(CancellationToken.None);
        var name = VoteTable.SliceName(query.Language, query.Topic);
        var slice = _table.Find(name);
        var board = slice.Cached(query.Method);
        if (board is null)
        {
            board = await Task.Run(slice.Computation(query.Method));
            slice.Keep(query.Method, board);
        }

        return BoardViews.Of(name, query.Method, _table.Last, board, _table.Contestants, catalogue);
    }

    public async Task<ImmutableDictionary<string, int>> VotesByLanguageAsync()
    {
        await CatchUpAsync(CancellationToken.None);
        return _table.ByLanguage().ToImmutableDictionary(pair => pair.Language, pair => pair.Votes);
    }

    public Task VotesChangedAsync() => CatchUpAsync(CancellationToken.None);

    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await foreach (var row in log.ReadAsync(_table.Last, cancellationToken))
        {
            _table.Add(row);
        }

        foreach (var (entry, exclusion) in await exclusions.ReadAsync(_exclusionEntry, cancellationToken))
        {
            _table.Exclude(exclusion.Sequence, exclusion.Reason is not null);
            _exclusionEntry = entry;
        }
    }
}
