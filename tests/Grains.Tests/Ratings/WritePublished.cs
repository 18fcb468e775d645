using System.Globalization;
using Arena.Contracts.Ratings;
using Arena.Grains.Ratings.Snapshots;
using Arena.Grains.Storage;
using Arena.Grains.Tests.Hosting;
using Arena.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Arena.Grains.Tests.Ratings;

public sealed class WritePublished
{
    [Fact]
    public async Task Write()
    {
        var folder = "/tmp/w/boards/tests/Grains.Tests/Ratings/Published/";
        var ballots = new Ballots(2026);
        var votes = Enumerable.Range(0, 260).Select(i => ballots.Next(6, voters: 14, language: i % 4 == 0 ? "sv" : "en", styleEffect: 0.8)).Select((v, i) => i % 9 == 0 ? v with { Style = null } : v).ToList();
        votes.Add(ballots.Vote("far-1", "far-2", Arena.Contracts.Battles.Verdict.Left, "voter-3", "sv"));
        votes.Add(ballots.Vote("far-2", "far-1", Arena.Contracts.Battles.Verdict.Tie, "voter-4", "sv"));
        votes.Add(ballots.Vote("m1", "m2", Arena.Contracts.Battles.Verdict.CannotJudge, "voter-4", "sv"));
        File.WriteAllLines(folder + "votes.csv", ["battle,left,right,verdict,language,topic,voter,milliseconds,left_length,right_length,left_tokens,left_headers,left_lists,left_bold,left_code,right_tokens,right_headers,right_lists,right_bold,right_code",
            .. votes.Select(v => string.Create(CultureInfo.InvariantCulture, $"{v.Battle.Value},{v.Left.Value},{v.Right.Value},{v.Verdict},{v.Language},{v.Topic},{v.Voter.Value},{v.CastAt.ToUnixTimeMilliseconds()},{v.LeftLength},{v.RightLength}") + (v.Style is { } s ? "," + string.Join(',', new[] { s.Left, s.Right }.SelectMany(a => new[] { a.Tokens, a.Headers, a.Lists, a.Bold, a.Code })) : ""))]);
        File.WriteAllLines(folder + "exclusions.csv", ["sequence,reason", "17,fraud_flag", "40,duplicate", "40,", "101,manual", "233,identity_leak"]);
        await using var arena = await RatingArena.StartAsync(new ArenaSetup { Clock = new ManualTimeProvider(Ballots.Start.AddDays(3)) });
        await arena.CastAsync(PublishedLogCopy(folder));
        foreach (var line in File.ReadLines(folder + "exclusions.csv").Skip(1).Select(l => l.Split(',')))
        {
            await arena.Exclusions.ChangeAsync(new Exclusion(int.Parse(line[0]), line[1].Length == 0 ? null : line[1], "operator", Ballots.Start), default);
        }

        var service = arena.Host.Services.GetRequiredService<SnapshotService>();
        foreach (var request in new SnapshotRequest[] { new(), new("sv"), new(null, "science"), new("en", "other", BoardMethod.BradleyTerry), new(null, null, BoardMethod.BradleyTerry), new(null, null, BoardMethod.Elo), new(null, null, BoardMethod.Davidson, true), new(null, null, BoardMethod.BradleyTerry, true) })
        {
            var info = (await service.PublishAsync([request], 1, default)).Single();
            File.WriteAllBytes(folder + info.Id + ".json", (await service.FindAsync(info.Id, default))!);
        }
    }

    private static IEnumerable<VoteDraft> PublishedLogCopy(string folder)
    {
        Directory.CreateDirectory(Path.Combine(AppContext.BaseDirectory, "Published"));
        foreach (var f in Directory.GetFiles(folder, "*.csv")) File.Copy(f, Path.Combine(AppContext.BaseDirectory, "Published", Path.GetFileName(f)), true);
        return PublishedLog.Votes();
    }
}
