using Arena.Contracts.Ratings;
using Arena.Grains.Diagnostics;
using Arena.Grains.Ratings.Boards;
using Arena.Ratings.Boards;
using Board = Arena.Contracts.Ratings.Board;

namespace Arena.Grains.Ratings;

/// <summary>Boards: answered from memory after the votes since were followed; fitted in full where they cannot be, and on a schedule.</summary>
internal sealed partial class RatingGrain
{
    private BoardOptions BoardOptions => new() { Seed = options.Value.Seed };

    public async Task<Board> BoardAsync(BoardQuery query)
    {
        var kind = BoardKind.Of(query.Method, query.Style);
        await CatchUpAsync(CancellationToken.None);
        if (kind.Style)
        {
            await ReadStylesAsync();
        }

        var board = _table.Find(query.Language, query.Topic).Board(kind);
        board.AskedAt = clock.GetUtcNow();
        var (votes, style) = (board.Slice.Places.Length, StyleEntry(board));

        // Votes may come faster than a board is fitted: the question is answered by any state that holds those it was asked about.
        while (!IsCurrent(board) && !board.Covers(votes, style))
        {
            await RefitAsync(board);
        }

        var view = new BoardViews(_table.Contestants, catalogue).Of(board.Slice.Name, query.Method, board.Cutoff(_table), board.State);
        return view with { Exclusions = _table.Ledger.Alarm(Today) };
    }

    private bool IsCurrent(SliceBoard board) => board.TryFollow(_table, clock.GetUtcNow()) && board.StyleEntry == StyleEntry(board);

    private long StyleEntry(SliceBoard board) => board.Kind.Style ? _table.Styles.Entry : 0;

    /// <summary>A full fit, shared by everybody who waits for it. Its votes are copied on this turn.</summary>
    private Task RefitAsync(SliceBoard board)
    {
        if (board.Fitting.IsCompleted)
        {
            board.Fitting = FitAsync(board);
        }

        return board.Fitting;
    }

    private async Task FitAsync(SliceBoard board)
    {
        var mark = board.Mark(StyleEntry(board));
        var input = BoardInputs.Of(_table, board.Slice, board.Kind);
        var boardOptions = BoardOptions;
        try
        {
            board.Adopt(await Task.Run(() => BoardComputation.State(input, boardOptions)), mark);
        }
        catch (Exception exception) when (FitFailures.Is(exception))
        {
            throw FitFailures.Of(board.Slice.Name, exception);
        }
    }

    private async Task TickAsync(CancellationToken cancellationToken)
    {
        await CatchUpAsync(cancellationToken);
        foreach (var slice in _table.Slices)
        {
            slice.Forget(clock.GetUtcNow() - options.Value.KeepBoards);
        }

        Seal();
        RefreshIntegrity();
        await RefitDueAsync();
        await PublishDueAsync(cancellationToken);
    }

    /// <summary>Whatever one board fails with, it is logged, and the others and the rest of the tick come all the same.</summary>
    private async Task RefitDueAsync()
    {
        foreach (var board in _table.Slices.SelectMany(slice => slice.Boards).Where(IsDue).ToList())
        {
            try
            {
                await RefitAsync(board);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Log.BoardNotFitted(logger, board.Slice.Name, exception);
            }
        }
    }

    // A board with control for style is fitted when somebody asks: every vote would cost it a whole fit.
    private bool IsDue(SliceBoard board) => board.IsFitted && !board.Kind.Style
        && (!board.TryFollow(_table, clock.GetUtcNow()) || board.IsRefitDue(options.Value.RefitVotes, options.Value.RefitAfter, clock.GetUtcNow()));
}
