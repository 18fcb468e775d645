using System.Text;
using Arena.Contracts.Voters;
using Arena.Grains.Storage;
using Arena.Silo.Verbs;

namespace Arena.Silo.Tests.Verbs;

public sealed class LedgerVerbTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    private readonly Changes _changes = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("fraud_flag")]
    [InlineData(null)]
    public async Task What_a_voter_withdrew_is_left_alone_unless_the_operator_says_so(string? reason)
    {
        _changes.Add(new Exclusion(1, "withdrawn", "arena", Noon));
        var change = new Exclusion(1, reason, "operator", Noon);

        (await VoteChange.ChangeAsync(_changes, change, overrule: false, Cancel)).ShouldBe(1);
        _changes.Count.ShouldBe(1);

        (await VoteChange.ChangeAsync(_changes, change, overrule: true, Cancel)).ShouldBe(0);
        _changes[^1].ShouldBe(change);
    }

    [Fact]
    public async Task Other_exclusions_are_lifted_without_more_ado()
    {
        _changes.Add(new Exclusion(1, "fraud_flag", "operator", Noon));

        (await VoteChange.ChangeAsync(_changes, new Exclusion(1, null, "operator", Noon), overrule: false, Cancel)).ShouldBe(0);

        _changes.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(null, "1,7,manual,\"O'Hara, Ann\",2026-03-02T12:00:00.000Z\r\n2,8,identity_leak,arena,2026-03-02T12:00:00.000Z\r\n3,7,,ben,2026-03-03T12:00:00.000Z\r\n")]
    [InlineData(8L, "2,8,identity_leak,arena,2026-03-02T12:00:00.000Z\r\n")]
    public async Task The_ledger_says_who_changed_what_when_and_why(long? vote, string rows)
    {
        _changes.Add(new Exclusion(7, "manual", "O'Hara, Ann", Noon));
        _changes.Add(new Exclusion(8, "identity_leak", "arena", Noon));
        _changes.Add(new Exclusion(7, null, "ben", Noon.AddDays(1)));
        using var stream = new MemoryStream();

        await LedgerVerb.WriteAsync(_changes, vote, stream, Cancel);

        Encoding.UTF8.GetString(stream.ToArray()).ShouldBe("entry,seq,reason,by,at\r\n" + rows);
    }

    /// <summary>A store in memory, of votes that all exist.</summary>
    private sealed class Changes : List<Exclusion>, IExclusionStore
    {
        public Task ChangeAsync(Exclusion exclusion, CancellationToken cancellationToken)
        {
            Add(exclusion);
            return Task.CompletedTask;
        }

        public Task<int> ChangeVoterAsync(VoterId voter, string? reason, string by, DateTimeOffset at, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<string?> ReasonAsync(long sequence, CancellationToken cancellationToken) =>
            Task.FromResult<string?>(FindLast(change => change.Sequence == sequence)?.Reason ?? "");

        public Task<IReadOnlyList<(long Entry, Exclusion Exclusion)>> ReadAsync(long afterEntry, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<(long Entry, Exclusion Exclusion)>>([.. this.Select((change, i) => (i + 1L, change)).Where(entry => entry.Item1 > afterEntry)]);
    }
}
