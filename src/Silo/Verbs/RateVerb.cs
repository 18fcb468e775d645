using System.CommandLine;
using Arena.Grains.Research.VoteFiles;
using Arena.Ratings.Boards;
using Arena.Ratings.Fits;

namespace Arena.Silo.Verbs;

/// <summary>rate: a board from any file of votes. Needs no arena.</summary>
internal static class RateVerb
{
    private static readonly Argument<string> Input = new("FILE.csv") { Description = "Votes: columns left, right, winner (left, right, tie, both_bad, cannot_judge); .gz is read too." };

    private static readonly Option<string> Method = new Option<string>("--method") { Description = "The model.", DefaultValueFactory = _ => "davidson" }.AcceptOnlyFromAmong("davidson", "bt", "rao-kupper", "elo");

    private static readonly Option<string?> Ties = new Option<string?>("--ties") { Description = "bt only: ties as half a win for each (default), or left out." }.AcceptOnlyFromAmong("half", "drop");

    private static readonly Option<bool> Seat = new("--seat") { Description = "Estimates the advantage of the left side." };

    private static readonly Option<bool> Style = new("--style") { Description = "Holds length and formatting equal; needs columns left_X and right_X." };

    private static readonly Option<int> Bootstrap = new("--bootstrap") { Description = "Errors and intervals from so many resampled rounds." };

    private static readonly Option<ulong?> Seed = new("--seed") { Description = "Of the bootstrap; 1 unless given." };

    private static readonly Option<string?> Clusters = new("--clusters") { Description = "Column that says which votes depend on each other, for instance voter." };

    private static readonly Option<string?> Weights = new Option<string?>("--weights") { Description = "probability: votes weigh 1 / p by the column probability, as if all pairs had been drawn equally often." }.AcceptOnlyFromAmong("probability");

    private static readonly Option<string?> Language = new("--language") { Description = "Only votes with this in the column language." };

    private static readonly Option<string?> Topic = new("--topic") { Description = "Only votes with this in the column topic." };

    private static readonly Option<long?> Until = new("--until") { Description = "Of an arena's export: only votes up to this number, as a snapshot's voteCutoff." };

    private static readonly Option<string> Source = new("--source") { Description = "Of an arena's export: only votes of this source; any for all.", DefaultValueFactory = _ => "own" };

    private static readonly Option<bool> Excluded = new("--with-excluded") { Description = "Of an arena's export: counts the votes that its boards exclude." };

    private static readonly Option<int> PriorBelow = new("--prior-below") { Description = "Contestants with fewer votes lean on the prior.", DefaultValueFactory = _ => 50 };

    private static readonly Option<string?> Out = new("--out") { Description = "File to write; standard output unless given." };

    private static readonly Option<bool> Json = new("--json") { Description = "JSON with tie parameter, seat effect, components and method version." };

    public static Command Create()
    {
        var command = new Command("rate", "Computes a board from a file of votes.")
        {
            Input, Method, Ties, Seat, Style, Bootstrap, Seed, Clusters, Weights, Language, Topic, Until, Source, Excluded, PriorBelow, Out, Json,
        };
        command.SetAction(RunAsync);
        return command;
    }

    /// <exception cref="UsageException">Options that contradict each other.</exception>
    private static void Check(ParseResult parsed)
    {
        var method = parsed.GetValue(Method);
        var rounds = parsed.GetResult(Bootstrap) is null ? (int?)null : parsed.GetValue(Bootstrap);
        var fits = parsed.GetValue(Seat) || parsed.GetValue(Style) || rounds is not null || parsed.GetValue(Clusters) is not null;
        (bool Wrong, string Why)[] rules =
        [
            (method is "davidson" or "rao-kupper" && parsed.GetValue(Ties) is not null, $"--ties goes with bt: {method} models ties"),
            (method == "rao-kupper" && parsed.GetValue(Style), "--style goes with davidson and bt"),
            (method == "elo" && parsed.GetValue(Ties) is not null, "--ties goes with bt: Elo counts a tie as half a win"),
            (method == "elo" && fits, "--seat, --style, --bootstrap and --clusters do not go with elo"),
            (parsed.GetValue(Weights) is not null && (method == "elo" || parsed.GetValue(Style) || rounds is not null || parsed.GetValue(Clusters) is not null), "--weights goes with fits whose votes are independent: not with elo, --style, --bootstrap and --clusters"),
            (rounds is < 2, "--bootstrap needs at least 2 rounds"),
            (parsed.GetValue(Seed) is not null && rounds is null, "--seed is the bootstrap's: it needs --bootstrap"),
            (rounds is not null && parsed.GetValue(Style), "--bootstrap resamples counts, which --style cannot be computed from"),
            (parsed.GetValue(PriorBelow) < 0, "--prior-below is not negative"),
        ];
        if (rules.Any(rule => rule.Wrong))
        {
            throw new UsageException(string.Join("; ", rules.Where(rule => rule.Wrong).Select(rule => rule.Why)));
        }
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        Check(parsed);
        var settings = Settings(parsed);
        var votes = VoteFile.Read(parsed.GetRequiredValue(Input), settings, cancellationToken);
        var board = FileBoard.Build(votes, settings);
        await using var output = new OutputFile(parsed.GetValue(Out));
        if (parsed.GetValue(Json))
        {
            FileBoardJson.Write(output.Stream, board);
        }
        else
        {
            using var rows = new FileBoardCsv(board);
            rows.Start(output.Stream);
            board.Board.Rows.ToList().ForEach(rows.Write);
        }

        await output.FinishAsync();
        Tell(board);
        return 0;
    }

    private static RateSettings Settings(ParseResult parsed) => new()
    {
        Method = parsed.GetValue(Method) switch
        {
            "bt" => RatingMethod.BradleyTerry,
            "rao-kupper" => RatingMethod.RaoKupper,
            "elo" => RatingMethod.Elo,
            _ => RatingMethod.Davidson,
        },
        Ties = parsed.GetValue(Ties) == "drop" ? TieRule.Drop : TieRule.Half,
        Seat = parsed.GetValue(Seat),
        Style = parsed.GetValue(Style),
        Bootstrap = parsed.GetValue(Bootstrap),
        Seed = parsed.GetValue(Seed) ?? 1,
        Clusters = parsed.GetValue(Clusters),
        ByProbability = parsed.GetValue(Weights) is not null,
        Language = parsed.GetValue(Language),
        Topic = parsed.GetValue(Topic),
        Until = parsed.GetValue(Until),
        Source = parsed.GetValue(Source) is "any" ? null : parsed.GetValue(Source),
        Excluded = parsed.GetValue(Excluded),
        PriorBelow = parsed.GetValue(PriorBelow),
    };

    private static void Tell(FileBoard board)
    {
        Notes.Line($"arena: {board.Votes.Tally}; {board.Board.MethodVersion}");
        if (board.Board.Components.Count > 1)
        {
            Notes.Line($"arena: the votes fall into {board.Board.Components.Count} groups that never met; ratings and ranks of different groups do not compare (column component)");
        }
    }
}
