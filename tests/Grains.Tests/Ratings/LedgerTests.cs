using Arena.Contracts.Ratings;
using Arena.Grains.Ratings;

namespace Arena.Grains.Tests.Ratings;

public sealed class LedgerTests
{
    private static readonly DateOnly Today = new(2026, 3, 31);

    [Fact]
    public void Every_reason_has_a_number_and_back()
    {
        LedgerReason.All.Select(reason => VoteStanding.Name(VoteStanding.Of(reason))).ShouldBe(LedgerReason.All);
        LedgerReason.All.ShouldBeUnique();
        LedgerReason.Exclusions.ShouldAllBe(reason => VoteStanding.IsExclusion(VoteStanding.Of(reason)));
        LedgerReason.All.Except(LedgerReason.Exclusions).ShouldAllBe(reason => !VoteStanding.IsExclusion(VoteStanding.Of(reason)));
        VoteStanding.Name(VoteStanding.Of("a reason of another build")).ShouldBe("manual");
    }

    [Fact]
    public void Days_are_told_in_order_with_their_reasons()
    {
        var book = new LedgerBook();
        Add(book, daysAgo: 2, counted: 5, excluded: 1);
        Add(book, daysAgo: 9, counted: 3, excluded: 0);
        book.Move(Today.DayNumber - 2, VoteStanding.Counted, VoteStanding.Of(LedgerReason.Duplicate));

        var ledger = book.Ledger(9, Today);

        ledger.Days.Select(day => day.Date).ShouldBe([Today.AddDays(-9), Today.AddDays(-2)]);
        ledger.Days[1].Out.ShouldBe(new Dictionary<string, int> { ["fraud_flag"] = 1, ["duplicate"] = 1 }, ignoreOrder: true);
        (ledger.Counted, ledger.Days[1].Votes, ledger.Days[1].Counted).ShouldBe((7, 6, 4));
    }

    [Fact]
    public void The_alarm_stays_silent_while_the_rate_is_the_same()
    {
        var book = new LedgerBook();
        for (var day = 0; day < 40; day++)
        {
            Add(book, day, counted: 97, excluded: 3);
        }

        var alarm = book.Alarm(Today);

        alarm.ShouldBe(new ExclusionAlarm(7, 700, 21, 3300, 99, alarm.PValue, false));
        alarm.PValue.ShouldBeGreaterThan(0.3);
    }

    [Fact]
    public void The_alarm_is_raised_when_the_rate_jumps_and_falls_when_votes_come_back()
    {
        var book = new LedgerBook();
        Add(book, daysAgo: 20, counted: 980, excluded: 20);
        Add(book, daysAgo: 1, counted: 170, excluded: 30);
        book.Alarm(Today).Raised.ShouldBeTrue();

        for (var vote = 0; vote < 26; vote++)
        {
            book.Move(Today.DayNumber - 1, VoteStanding.Of(LedgerReason.FraudFlag), VoteStanding.Counted);
        }

        book.Alarm(Today).Raised.ShouldBeFalse();
    }

    [Fact]
    public void A_week_passes_and_the_new_rate_is_the_old_one()
    {
        var book = new LedgerBook();
        Add(book, daysAgo: 20, counted: 980, excluded: 20);
        Add(book, daysAgo: 1, counted: 170, excluded: 30);

        book.Alarm(Today.AddDays(10)).ShouldBe(new ExclusionAlarm(7, 0, 0, 1200, 50, 1, false));
    }

    [Fact]
    public void What_is_out_by_its_nature_raises_no_alarm()
    {
        var book = new LedgerBook();
        Add(book, daysAgo: 20, counted: 1000, excluded: 0);
        for (var vote = 0; vote < 500; vote++)
        {
            book.Add(Today.DayNumber, VoteStanding.Of(LedgerReason.CannotJudge));
        }

        book.Alarm(Today).Raised.ShouldBeFalse();
    }

    [Fact]
    public void Many_imported_votes_neither_raise_the_alarm_nor_hide_a_jump()
    {
        var quiet = new LedgerBook();
        Add(quiet, daysAgo: 20, counted: 970, excluded: 30);
        Add(quiet, daysAgo: 1, counted: 97, excluded: 3);
        var before = quiet.Alarm(Today);
        Import(quiet, daysAgo: 200);
        quiet.Alarm(Today).ShouldBe(before);

        var jumped = new LedgerBook();
        Add(jumped, daysAgo: 20, counted: 980, excluded: 20);
        Add(jumped, daysAgo: 1, counted: 170, excluded: 30);
        Import(jumped, daysAgo: 2);
        jumped.Alarm(Today).Raised.ShouldBeTrue();
    }

    private static void Import(LedgerBook book, int daysAgo)
    {
        for (var vote = 0; vote < 100_000; vote++)
        {
            book.Add(Today.DayNumber - daysAgo, VoteStanding.Of(vote % 2 == 0 ? LedgerReason.Imported : LedgerReason.AnswerBank));
        }
    }

    private static void Add(LedgerBook book, int daysAgo, int counted, int excluded)
    {
        for (var vote = 0; vote < counted + excluded; vote++)
        {
            book.Add(Today.DayNumber - daysAgo, vote < counted ? VoteStanding.Counted : VoteStanding.Of(LedgerReason.FraudFlag));
        }
    }
}
