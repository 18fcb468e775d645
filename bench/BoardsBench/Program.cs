using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Arena.BoardsBench;
using Arena.Contracts.Ratings;
using Arena.Grains.Ratings;
using Arena.Grains.Ratings.Boards;
using Arena.Ratings.Boards;
using Arena.Ratings.Fits;
using Arena.Ratings.Intervals;

// Arguments: votes in memory, votes in the log of the web host, requests, contestants. Everything runs on one thread but the web host.
var votes = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000_000;
var logged = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 100_000;
var requests = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 1_000;
var contestants = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 200;

var measured = new Measured();
var log = new SyntheticLog(contestants, 14, 15, 20_000);
var options = new BoardOptions();
var memory = GC.GetTotalMemory(forceFullCollection: true);
var table = new VoteTable();
for (var i = 0; i < votes; i++)
{
    table.Add(log.Next());
}

measured.Add($"memory of {votes:N0} votes", (GC.GetTotalMemory(forceFullCollection: true) - memory) / (double)votes, "bytes/vote", "compact");
var since = Stopwatch.GetTimestamp();
var slices = log.Slices.Select(slice => table.Find(slice.Language, slice.Topic)).ToList();
measured.Add($"{slices.Count} slices, asked for the first time", Stopwatch.GetElapsedTime(since).TotalMilliseconds, "ms", "");
measured.Add("memory with them", (GC.GetTotalMemory(forceFullCollection: true) - memory) / (double)votes, "bytes/vote", "compact");

var all = table.Find(null, null);
foreach (var kind in new[] { BoardKind.Of(BoardMethod.Davidson, false), BoardKind.Of(BoardMethod.BradleyTerry, false), BoardKind.Of(BoardMethod.Elo, false) })
{
    var name = kind.Method.ToString();
    measured.Add($"{name}: full fit of all votes, with everything shown", Measured.Milliseconds(() => BoardComputation.State(BoardInputs.Of(table, all, kind), options).Dispose(), 5), "ms", "");
    var board = all.Board(kind);
    board.Adopt(BoardComputation.State(BoardInputs.Of(table, all, kind), options), board.Mark(0));
    measured.Add($"{name}: one vote to the refreshed board, {contestants} contestants", Measured.Milliseconds(
        () =>
        {
            table.Add(log.Next());
            if (!board.TryFollow(table, DateTimeOffset.UnixEpoch) || board.State.Board().Rows.Count == 0)
            {
                throw new InvalidOperationException("The vote was not followed.");
            }
        },
        kind.Method == BoardMethod.Elo ? 21 : 101), "ms", "< 1 ms");
}

var davidson = BoardKind.Of(BoardMethod.Davidson, false);
measured.Add($"{slices.Count} slices: fits with intervals clustered by voter", Measured.Milliseconds(
    () => slices.ForEach(slice =>
    {
        var input = BoardInputs.Of(table, slice, davidson);
        var grouped = new VoterVotes(input.Votes, input.Voters);
        ClusteredCovariance.Apply(PairwiseFitter.Fit(grouped.ToCounts(), FitOptions.Davidson), grouped);
    }),
    3), "ms", "< 1,000 ms");
measured.Add($"{slices.Count} slices: everything their boards show", Measured.Milliseconds(
    () => slices.ForEach(slice => BoardComputation.State(BoardInputs.Of(table, slice, davidson), options).Dispose()), 1), "ms", "");

var web = Path.Combine(AppContext.BaseDirectory, "..", "..", "Web", new DirectoryInfo(AppContext.BaseDirectory).Name, "Arena.Web.dll");
var (ready, first, median, high) = await LeaderboardRequests.MeasureAsync(Path.GetFullPath(web), logged, requests, contestants);
measured.Add($"web host with {logged:N0} votes: start to ready", ready, "ms", "");
measured.Add("its first leaderboard request", first, "ms", "");
measured.Add("a leaderboard request, client and server on this machine", median, "ms", "< 2 ms");
measured.Add("95th percentile of it", high, "ms", "");

Console.WriteLine($"{RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors, .NET {Environment.Version}");
measured.Print();
