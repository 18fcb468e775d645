using Arena.Contracts.Battles;
using Arena.Contracts.Voters;

namespace Arena.Web.Battles;

/// <summary>Body of DELETE /api/me/texts.</summary>
public sealed record WithdrawRequest(VotesChoice? Votes);

/// <summary>What happens to the votes of battles whose texts go.</summary>
public enum VotesChoice
{
    Keep,
    Withdraw,
}

/// <summary>A page of own battles.</summary>
public sealed record HistoryState(IReadOnlyList<HistoryLine> Battles, int Page, int Pages, int Total)
{
    internal static HistoryState Of(HistoryPage page) => new([.. page.Battles.Select(HistoryLine.Of)], page.Page, page.Pages, page.Total);
}

/// <summary>One own battle.</summary>
public sealed record HistoryLine(
    string Battle, string Language, string Prompt, DateTimeOffset StartedAt, int Turns, Verdict? Verdict, PairState? Contestants)
{
    internal static HistoryLine Of(HistoryEntry entry) => new(
        entry.Battle.Value, entry.Language, entry.Prompt, entry.StartedAt, entry.Turns, entry.Verdict, PairState.Of(entry.Contestants));
}
