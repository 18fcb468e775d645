using System.Globalization;
using Arena.Contracts.Battles;
using Arena.Contracts.Models;
using Arena.Contracts.Voters;
using Arena.Grains.Storage;
using AnswerText = Arena.Grains.Storage.AnswerText;

namespace Arena.Grains.Tests.Storage;

/// <summary>Rows for the tests.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static readonly VoterId Anna = new("voter-anna");

    public static readonly VoterId Ben = new("voter-ben");

    public static BattleId Battle(int number) => new("01BATTLE" + number.ToString("D6", CultureInfo.InvariantCulture));

    public static BattleReservation Reservation(int number, VoterId? voter = null, string language = "en") =>
        new(Battle(number), voter ?? Anna, $"key-{number}", new string('a', 64), language, Noon.AddSeconds(number));

    public static TurnText Turn(int battle, string? prompt, int turn = 1) =>
        new(Battle(battle), turn, $"turn-{turn}", prompt, Noon.AddSeconds(battle).AddMilliseconds(turn));

    public static AnswerText Answer(int battle, Side side, string? text, int turn = 1, int attempt = 0, long epoch = 1) =>
        new(Battle(battle), turn, side, attempt, epoch, AnswerStatus.Complete, AnswerFailure.None, text, 12, 34, 250, 1_500, Noon.AddMinutes(1));

    public static VoteDraft Vote(int battle, Verdict verdict = Verdict.Left, string key = "vote-key", VoterId? voter = null) =>
        new(
            Battle(battle),
            Turn: 2,
            LeftAttempt: 0,
            RightAttempt: 1,
            new ContestantId("multisynt-tower-1.7b"),
            new ContestantId("qwen3-4b"),
            verdict,
            "et",
            "coding",
            0.1 + 0.2,
            """{"left":{"temperature":0.7},"right":{"temperature":0.7}}""",
            LeftLength: 812,
            RightLength: 40,
            "interrupted_right",
            "own",
            voter ?? Anna,
            Noon.AddMilliseconds(battle),
            key);
}
