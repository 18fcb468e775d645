using System.Globalization;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Arena.Grains.Research.VoteFiles;
using Arena.Ratings.Boards;
using Arena.Ratings.Elo;
using Arena.Ratings.Fits;

namespace Arena.Grains.Tests.Research;

public sealed class VoteFileTests : IDisposable
{
    private static readonly RateSettings Plain = new() { Method = RatingMethod.BradleyTerry, PriorBelow = 0 };

    private readonly TextFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Wikipedias_worked_example()
    {
        var rows = Rows(Rate(Table(("A", "B", 2, 3), ("A", "D", 1, 4), ("B", "C", 5, 3), ("C", "D", 1, 3)), Plain));
        double Strength(string contestant) => Math.Exp(EloScale.ToLogOdds(Number(rows, contestant, "rating")));
        Strength("A").ShouldBe(.639834815, 1e-9);
        Strength("B").ShouldBe(1.043314403, 1e-9);
        Strength("C").ShouldBe(.659810196, 1e-9);
        Strength("D").ShouldBe(2.270376628, 1e-9);
    }

    [Theory]
    [InlineData("Comm Statist", -2.9490724968)]
    [InlineData("JASA", -.4795697698)]
    [InlineData("JRSS-B", .2689540558)]
    public void Citations_among_journals(string journal, double estimate)
    {
        var rows = Rows(Rate(
            Table(
                ("Biometrika", "Comm Statist", 730, 33), ("Biometrika", "JASA", 498, 320), ("Biometrika", "JRSS-B", 221, 284),
                ("Comm Statist", "JASA", 68, 813), ("Comm Statist", "JRSS-B", 17, 276), ("JASA", "JRSS-B", 142, 325)),
            new RateSettings { Method = RatingMethod.BradleyTerry }));
        ((Number(rows, journal, "rating") - Number(rows, "Biometrika", "rating")) / EloScale.PointsPerLogOdds).ShouldBe(estimate, 1e-10);
        rows[journal]["status"].ShouldBe("established");
    }

    [Fact]
    public void Baseball_with_a_home_effect()
    {
        var board = Rate(Baseball(), Plain with { Seat = true });
        var json = Json(board);
        json.GetProperty("delta").GetDouble().ShouldBe(.302260656, 1e-9);
        json.GetProperty("methodVersion").GetString().ShouldBe("bt/2");
        var rows = Rows(board);
        ((Number(rows, "Milwaukee", "rating") - Number(rows, "Baltimore", "rating")) / EloScale.PointsPerLogOdds).ShouldBe(1.61955499, 1e-8);
        ((Number(rows, "Cleveland", "rating") - Number(rows, "Baltimore", "rating")) / EloScale.PointsPerLogOdds).ShouldBe(.70469446, 1e-8);
    }

    [Fact]
    public void Numbers_are_round_trip_doubles()
    {
        var board = Rate(Table(("A", "B", 20, 13)), Plain);
        var written = Rows(board);
        foreach (var row in board.Board.Rows)
        {
            Number(written, board.Votes.Contestants[row.Contestant], "rating").ShouldBe(row.Rating);
            Number(written, board.Votes.Contestants[row.Contestant], "se").ShouldBe(row.Se);
        }
    }

    [Fact]
    public void Davidson_models_ties_and_says_so()
    {
        var board = Rate(Lines("A,B,left", "A,B,right", "B,A,tie", "A,B,both_bad"), new RateSettings { PriorBelow = 0 });
        Json(board).GetProperty("nu").GetDouble().ShouldBe(2, 1e-9);
        var open = Json(Rate(Lines("A,B,left", "A,B,tie"), new RateSettings { Seat = true })).GetProperty("componentDetails")[0];
        open.GetProperty("deltaPenalised").GetBoolean().ShouldBeTrue();
        open.GetProperty("tiePenalised").GetBoolean().ShouldBeTrue();
        board.Board.Rows.ShouldAllBe(row => row.Votes == 4 && row.BothBad == 1 && row.Ties == 1);
    }

    [Fact]
    public void Dropped_ties_leave_the_odds_of_wins()
    {
        var text = Table(("A", "B", 30, 10)) + string.Concat(Enumerable.Repeat("A,B,tie\n", 20));
        var dropped = Rows(Rate(text, Plain with { Ties = TieRule.Drop }));
        var halved = Rows(Rate(text, Plain));
        Difference(dropped).ShouldBe(400 * Math.Log10(3), 1e-9);
        Difference(halved).ShouldBe(400 * Math.Log10(2), 1e-9);
    }

    [Fact]
    public void Elo_follows_the_order_of_the_file()
    {
        var settings = new RateSettings { Method = RatingMethod.Elo };
        Number(Rows(Rate(Lines("A,B,left"), settings)), "A", "rating").ShouldBe(1002);
        Number(Rows(Rate(Lines("A,B,left", "B,A,left"), settings)), "A", "rating").ShouldBeLessThan(1000);
    }

    [Fact]
    public void Quotes_byte_order_marks_and_further_columns_are_read()
    {
        // The first cell of the only row has a line end, a comma and quotation marks in it.
        var text = "\uFEFFnote,winner,\"right\",left\r\n\"a \"\"quoted\"\",\r\nnote\",left,\"B, \"\"the best\"\"\",Ä\r\n";
        var rows = Rows(Rate(text, Plain));
        rows.Keys.ShouldBe(["Ä", "B, \"the best\""]);
    }

    [Fact]
    public void A_cell_is_forgotten_with_its_row()
    {
        using var file = new CsvFile(_files.Write("hashes.csv", "hash\n" + string.Concat(Enumerable.Range(0, 3).Select(i => new string((char)('a' + i), 64) + "\n"))));
        var first = NextCell(file);
        NextCell(file);
        GC.Collect();
        first.TryGetTarget(out _).ShouldBeFalse();
        file.Row.ShouldBe(2);
    }

    [Fact]
    public void A_gzip_file_and_a_UTF_16_file_are_read()
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Lines("A,B,left")));
        }

        Read(_files.Write("votes.csv.gz", packed.ToArray()), Plain).Counts.Total.ShouldBe(1);
        Read(_files.Write("wide.csv", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Lines("A,B,left"))]), Plain).Counts.Total.ShouldBe(1);
    }

    [Theory]
    [InlineData("left,right\nA,B\n", "no column winner")]
    [InlineData("left;right;winner\nA;B;left\n", "no column left; it has left;right;winner")]
    [InlineData("left,right,winner,left\nA,B,left,C\n", "column left twice")]
    [InlineData("", "empty")]
    [InlineData("left,right,winner\n", "no vote to rate")]
    [InlineData("left,right,winner\nA,B,cannot_judge\n", "1 cannot_judge")]
    [InlineData("left,right,winner\nA,B,left\nA,B,maybe\n", "row 2 (line 3), column winner: 'maybe'")]
    [InlineData("left,right,winner\nA,B,Left\n", "row 1 (line 2), column winner: 'Left'")]
    [InlineData("left,right,winner\nA,A,left\n", "row 1 (line 2), column right: A stands on both sides")]
    [InlineData("left,right,winner\nA,,left\n", "row 1 (line 2), column right: the contestant is missing")]
    [InlineData("left,right,winner\nA,B\n", "row 1 (line 2): it has 2 cells and the header 3")]
    [InlineData("left,right,winner\nA,B,left,left\n", "row 1 (line 2): it has 4 cells and the header 3")]
    [InlineData("left,right,winner,note\nA,B,left,x\nA,B,left,\"open\nA,B,right,x\nA,B,right,x\n", "row 2 (line 3): a quotation mark is not closed")]
    [InlineData("left,right,winner\nA,B,left\n\"A\"x,B,left\n", "row 2 (line 3), column left: it is not CSV")]
    [InlineData("left, \"right\",winner\nA,B,left\n", "votes.csv, header (line 1): it is not CSV")]
    [InlineData("left,\"right,winner\nA,B,left\n", "votes.csv, header (line 1): a quotation mark is not closed")]
    [InlineData("{\"left\":\"A\",\"right\":\"B\",\"winner\":\"left\"}\n", "votes.csv, header (line 1): it is not CSV")]
    public void A_bad_file_is_refused_with_its_place(string text, string told) =>
        Should.Throw<FileProblemException>(() => Rate(text, Plain)).Message.ShouldContain(told);

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_refused() =>
        Should.Throw<FileProblemException>(() => Read(_files.Write("latin.csv", Encoding.Latin1.GetBytes(Lines("A,B,left", "Ä,B,left"))), Plain)).Message
            .ShouldBe("latin.csv, line 3: it is not UTF-8");

    [Theory]
    [InlineData("A,B,left")]
    [InlineData("A,B,tie", "B,A,both_bad", "A,B,tie")]
    [InlineData("A,B,left", "A,C,left", "B,C,left")]
    public void Few_votes_only_ties_and_only_wins_give_a_provisional_board(params string[] votes)
    {
        foreach (var method in new[] { RatingMethod.Davidson, RatingMethod.BradleyTerry, RatingMethod.Elo })
        {
            var board = Rate(Lines(votes), new RateSettings { Method = method });
            board.Board.Rows.ShouldAllBe(row => row.Status == RowStatus.Provisional && double.IsFinite(row.Rating));
        }
    }

    [Fact]
    public void Groups_that_never_met_are_told_apart_by_a_column()
    {
        var board = Rate(Lines("A,B,left", "C,D,left", "A,B,right"), Plain with { PriorBelow = 50 });
        var rows = Rows(board);
        rows["A"]["component"].ShouldBe("0");
        rows["D"]["component"].ShouldBe("1");
        Json(board).GetProperty("components").GetInt32().ShouldBe(2);
        Rows(Rate(Lines("A,B,left"), Plain))["A"].ShouldNotContainKey("component");
    }

    [Fact]
    public void A_hundred_thousand_contestants_in_one_group_are_refused_by_number()
    {
        var text = new StringBuilder("left,right,winner\n");
        for (var i = 0; i < 100_000; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"c{i},c{i + 1},left\n");
        }

        Should.Throw<FileProblemException>(() => Rate(text.ToString(), Plain)).Message.ShouldContain("100001");
    }

    [Fact]
    public void Clusters_widen_the_errors_of_voters_who_repeat_themselves()
    {
        var text = new StringBuilder("left,right,winner,who\n");
        for (var voter = 0; voter < 20; voter++)
        {
            for (var vote = 0; vote < 10; vote++)
            {
                text.Append(CultureInfo.InvariantCulture, $"A,B,{(voter % 4 == 0 ? "right" : "left")},v{voter}\n");
            }
        }

        var alone = Rate(text.ToString(), Plain).Board.Rows[0];
        var together = Rate(text.ToString(), Plain with { Clusters = "who" }).Board.Rows[0];
        together.Rating.ShouldBe(alone.Rating);
        (together.Se / alone.Se).ShouldBe(Math.Sqrt(10 * 20 / 19.0), 1e-6);
    }

    [Fact]
    public void The_bootstrap_repeats_with_its_seed_and_agrees_with_the_sandwich()
    {
        var text = Table(("A", "B", 300, 200), ("B", "C", 250, 250), ("A", "C", 260, 240));
        var sandwich = Rate(text, Plain).Board.Rows[0];
        var one = Rate(text, Plain with { Bootstrap = 400, Seed = 7 }).Board.Rows[0];
        var again = Rate(text, Plain with { Bootstrap = 400, Seed = 7 }).Board.Rows[0];
        var other = Rate(text, Plain with { Bootstrap = 400, Seed = 8 }).Board.Rows[0];
        one.ShouldBe(again);
        other.Se.ShouldNotBe(one.Se);
        (one.Se / sandwich.Se).ShouldBe(1, 0.2);
    }

    [Fact]
    public void Weights_by_probability_undo_what_the_matchmaker_preferred()
    {
        // Pairs without order: A beats B, B beats C, C beats A. Drawn with 1/2, 1/4 and 1/8, each vote stands for 2, 4 and 8.
        (string A, string B, int Wins, int Losses, int Weight)[] drawn = [("A", "B", 60, 20, 2), ("B", "C", 30, 10, 4), ("C", "A", 12, 8, 8)];
        var rows = drawn.SelectMany(pair => Enumerable.Range(0, pair.Wins + pair.Losses).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"{pair.A},{pair.B},{(i < pair.Wins ? "left" : "right")},{1.0 / pair.Weight}\n")));
        var text = "left,right,winner,probability\n" + string.Concat(rows);
        var weighted = Rate(text, Plain with { ByProbability = true });
        var repeated = Rate(Table([.. drawn.Select(pair => (pair.A, pair.B, pair.Wins * pair.Weight, pair.Losses * pair.Weight))]), Plain);

        foreach (var contestant in new[] { "A", "B", "C" })
        {
            Number(Rows(weighted), contestant, "rating").ShouldBe(Number(Rows(repeated), contestant, "rating"), 1e-7);
            Number(Rows(weighted), contestant, "se").ShouldBeGreaterThan(1.4 * Number(Rows(repeated), contestant, "se"));
        }

        Json(weighted).GetProperty("settings").GetProperty("weights").GetString().ShouldBe("probability");
        Json(weighted).GetProperty("votes").GetInt32().ShouldBe(140);
        Should.Throw<FileProblemException>(() => Rate(Lines("A,B,left"), Plain with { ByProbability = true })).Message.ShouldContain("probability");
        Should.Throw<FileProblemException>(() => Rate("left,right,winner,probability\nA,B,left,0\n", Plain with { ByProbability = true })).Message
            .ShouldContain("row 1 (line 2), column probability: '0' is no probability");
    }

    [Fact]
    public void Style_is_held_equal_by_the_columns_of_an_export()
    {
        var text = new StringBuilder("left,right,winner,left_length,right_length,left_bold,right_bold\n");
        for (var i = 0; i < 400; i++)
        {
            // Whoever writes more wins three times in four; A writes more than B as often as not.
            var (longer, wins) = (i % 2 == 0, i % 4 != 3);
            text.Append(CultureInfo.InvariantCulture, $"A,B,{(longer == wins ? "left" : "right")},{(longer ? 300 : 100)},{(longer ? 100 : 300)},0,0\n");
        }

        var board = Rate(text.ToString(), new RateSettings { Style = true });
        var style = Json(board).GetProperty("style").EnumerateArray().ToList();
        style.Select(feature => feature.GetProperty("feature").GetString()).ShouldBe(["length", "bold"]);
        style[0].GetProperty("points").GetDouble().ShouldBeGreaterThan(100);
        style[1].GetProperty("se").ValueKind.ShouldBe(JsonValueKind.Null);
        Should.Throw<FileProblemException>(() => Rate(Lines("A,B,left"), new RateSettings { Style = true })).Message.ShouldContain("left_X");
        Should.Throw<FileProblemException>(() => Rate("left,right,winner,left_code,right_code\nA,B,left,1,NaN\n", new RateSettings { Style = true })).Message
            .ShouldContain("row 1 (line 2), column right_code: 'NaN'");
    }

    [Fact]
    public void An_export_says_itself_which_votes_count()
    {
        const string Header = "left,right,winner,source,excluded,hash,language\n";
        const string Rows = "A,B,left,own,,h,en\nA,B,left,own,manual,h,en\nA,B,left,fastchat,,h,en\nA,B,left,own,,h,sv\n";
        Rate(Header + Rows, Plain).Votes.Tally.ToString().ShouldBe("4 rows, 2 rated, 1 excluded, 1 of another source");
        Rate(Header + Rows, Plain with { Source = null, Excluded = true }).Board.Votes.ShouldBe(4);
        Rate(Header + Rows, Plain with { Language = "sv" }).Board.Votes.ShouldBe(1);
        Rate(Header + Rows, Plain with { Source = "fastchat" }).Board.Votes.ShouldBe(1);
        Rate(Header + Rows + "C,C,left,own,,h,en\n", Plain).Votes.Tally.ToString().ShouldBe("5 rows, 2 rated, 1 excluded, 1 of another source, 1 of one contestant");
        Rate("left,right,winner,source\nA,B,left,web\n", Plain).Board.Votes.ShouldBe(1);
    }

    [Fact]
    public void A_cut_off_leaves_later_votes_out()
    {
        const string Votes = "seq,left,right,winner\n1,A,B,left\n2,A,B,right\n3,B,C,left\n";
        var board = Rate(Votes, Plain with { Until = 2 });
        board.Votes.Tally.ToString().ShouldBe("3 rows, 2 rated, 1 later");
        board.Board.Rows.Count.ShouldBe(2);
        Should.Throw<FileProblemException>(() => Rate(Lines("A,B,left"), Plain with { Until = 2 })).Message.ShouldContain("no column seq");
        Should.Throw<FileProblemException>(() => Rate("seq,left,right,winner\n-1,A,B,left\n", Plain with { Until = 2 })).Message.ShouldContain("row 1 (line 2), column seq: '-1'");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference<string> NextCell(CsvFile file) => file.Next() ? new WeakReference<string>(file[0]) : throw new InvalidOperationException("It has ended.");

    private static string Lines(params string[] votes) => "left,right,winner\n" + string.Concat(votes.Select(vote => vote + "\n"));

    private static string Table(params (string A, string B, int Wins, int Losses)[] pairs) => Lines(
        [.. pairs.SelectMany(pair => Enumerable.Repeat($"{pair.A},{pair.B},left", pair.Wins).Concat(Enumerable.Repeat($"{pair.A},{pair.B},right", pair.Losses)))]);

    private static string Baseball()
    {
        string[] teams = ["Milwaukee", "Detroit", "Toronto", "New York", "Boston", "Cleveland", "Baltimore"];
        string[] home =
        [
            "0-0 4-3 4-2 4-3 6-1 4-2 6-0", "3-3 0-0 4-2 4-3 6-0 6-1 4-3", "2-5 4-3 0-0 2-4 4-3 4-2 6-0", "3-3 5-1 2-5 0-0 4-3 4-2 6-1",
            "5-1 2-5 3-3 4-2 0-0 5-2 6-0", "2-5 3-3 3-4 4-3 4-2 0-0 2-4", "2-5 1-5 1-6 2-4 1-6 3-4 0-0",
        ];
        var games = home.SelectMany((line, host) => line.Split(' ').Select((score, guest) => (teams[host], teams[guest], score[0] - '0', score[2] - '0')));
        return Table([.. games.Where(game => game.Item1 != game.Item2)]);
    }

    private static double Difference(Dictionary<string, Dictionary<string, string>> rows) => Number(rows, "A", "rating") - Number(rows, "B", "rating");

    private static double Number(Dictionary<string, Dictionary<string, string>> rows, string contestant, string column) =>
        double.Parse(rows[contestant][column], CultureInfo.InvariantCulture);

    /// <summary>The board as its CSV says.</summary>
    private static Dictionary<string, Dictionary<string, string>> Rows(FileBoard board)
    {
        var stream = new MemoryStream();
        using var writer = new FileBoardCsv(board);
        writer.Start(stream);
        board.Board.Rows.ToList().ForEach(writer.Write);
        stream.Position = 0;
        using var csv = new CsvHelper.CsvReader(new StreamReader(stream), CultureInfo.InvariantCulture);
        var rows = new Dictionary<string, Dictionary<string, string>>();
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
        {
            rows.Add(csv.GetField("contestant")!, csv.HeaderRecord!.ToDictionary(name => name, name => csv.GetField(name)!));
        }

        return rows;
    }

    private static JsonElement Json(FileBoard board)
    {
        var stream = new MemoryStream();
        FileBoardJson.Write(stream, board);
        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }

    private static VoteFile Read(string path, RateSettings settings) => VoteFile.Read(path, settings, CancellationToken.None);

    private FileBoard Rate(string text, RateSettings settings) => FileBoard.Build(Read(_files.Write("votes.csv", text), settings), settings);
}
