using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Arena.Contracts.Research;
using Arena.Grains.Catalogue;
using Arena.Grains.Research.Scrubbing;
using Arena.Grains.Storage;

namespace Arena.Grains.Research;

/// <summary>Exports, streamed from the stores: for the grain that answers the web, and for the verb that runs beside it.</summary>
internal sealed class ArenaExports(IVoteLog votes, IVoteStyleStore styles, IBattleStore battles, IExclusionStore exclusions, ArenaCatalogue catalogue, TimeProvider clock)
{
    /// <summary>Battles nobody voted on are exported once they are closed for good.</summary>
    private static readonly TimeSpan ClosedAfter = TimeSpan.FromHours(24);

    private const int StylesAtOnce = 4096;

    /// <summary>Opens an export; nothing is read before its chunks are.</summary>
    public Export Open(ExportRequest request, CancellationToken cancellationToken)
    {
        var scrubber = request.Scrub && request.Kind != ExportKind.Votes ? new TextScrubber() : null;
        var facts = new ExportFacts(ExportSchema.Of(request.Kind, request.Format), scrubber?.Report);
        return new Export(
            (request.Kind, request.Format) switch
            {
                (ExportKind.Votes, _) => VotesAsync(request.Format, facts, cancellationToken),
                (ExportKind.Battles, ExportFormat.Csv) => Encode(Answers(facts, scrubber, cancellationToken), new AnswerRows(), cancellationToken),
                (ExportKind.Battles, _) => Encode(Battles(facts, scrubber, cancellationToken), new BattleLines(catalogue), cancellationToken),
                (_, ExportFormat.Csv) => Encode(Results(facts, scrubber, cancellationToken), new ResultRows(), cancellationToken),
                _ => Encode(Results(facts, scrubber, cancellationToken), new ResultLines(), cancellationToken),
            },
            facts);
    }

    private static IAsyncEnumerable<ImmutableArray<byte>> Encode<T>(IAsyncEnumerable<T> rows, IRowWriter<T> writer, CancellationToken cancellationToken) =>
        ExportChunks.EncodeAsync(rows, writer, cancellationToken);

    private async IAsyncEnumerable<BattleTexts> Battles(
        ExportFacts facts, TextScrubber? scrubber, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var battle in battles.ExportAsync(clock.GetUtcNow() - ClosedAfter, cancellationToken))
        {
            facts.Saw();
            yield return scrubber is null ? battle : ScrubbedTexts.Of(battle, scrubber);
        }
    }

    private async IAsyncEnumerable<AnswerRow> Answers(
        ExportFacts facts, TextScrubber? scrubber, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var battle in battles.ExportAsync(clock.GetUtcNow() - ClosedAfter, cancellationToken))
        {
            foreach (var answer in AnswerRow.Of(scrubber is null ? battle : ScrubbedTexts.Of(battle, scrubber)))
            {
                facts.Saw();
                yield return answer;
            }
        }
    }

    private async IAsyncEnumerable<ResultRow> Results(
        ExportFacts facts, TextScrubber? scrubber, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var battle in battles.ExportAsync(clock.GetUtcNow() - ClosedAfter, cancellationToken))
        {
            if (ResultRow.Has(battle) && ResultRow.Of(scrubber is null ? battle : ScrubbedTexts.Of(battle, scrubber), catalogue) is { } row)
            {
                facts.Saw();
                yield return row;
            }
        }
    }

    private async IAsyncEnumerable<ImmutableArray<byte>> VotesAsync(
        ExportFormat format, ExportFacts facts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The cut-off first: an exclusion that comes with a vote is in when the vote is.
        var cutoff = await votes.LastSequenceAsync(cancellationToken);
        var reasons = new Dictionary<long, string?>();
        foreach (var (_, exclusion) in await exclusions.ReadAsync(0, cancellationToken))
        {
            reasons[exclusion.Sequence] = exclusion.Reason;
        }

        IRowWriter<VoteRow> writer = format == ExportFormat.Csv ? new VoteRows(reasons) : new VoteLines(reasons);
        await foreach (var chunk in Encode(Votes(cutoff, facts, cancellationToken), writer, cancellationToken).WithCancellation(cancellationToken))
        {
            yield return chunk;
        }
    }

    private async IAsyncEnumerable<VoteRow> Votes(long cutoff, ExportFacts facts, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var known = new Dictionary<long, VoteStyle>();
        var until = 0L;
        await foreach (var vote in votes.ReadAsync(0, cancellationToken).TakeWhile(vote => vote.Sequence <= cutoff))
        {
            facts.Saw(vote.Sequence, vote.Hash);
            if (vote.Sequence > until)
            {
                (until, known) = (until + StylesAtOnce, await styles.OfVotesAsync(until, until + StylesAtOnce, cancellationToken));
            }

            yield return known.TryGetValue(vote.Sequence, out var style) ? vote with { Vote = vote.Vote with { Style = style } } : vote;
        }
    }
}
