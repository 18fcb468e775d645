using System.Text;
using Arena.Inference.LlamaCpp.Decoding;
using Arena.Support;

namespace Arena.Inference.Tests.Decoding;

public sealed class AnswerTextTests
{
    private static readonly string[] Alphabet = ["a", "b", "ab", "ø", "€", "😀", "\n"];

    [Fact]
    public void Text_without_stop_strings_is_shown_at_once()
    {
        using var text = new AnswerText([]);
        text.Add("abc"u8);
        text.Ready.ToString().ShouldBe("abc");
    }

    [Fact]
    public void Possible_beginning_of_a_stop_string_waits()
    {
        using var text = new AnswerText(["STOP"]);
        text.Add("go ST"u8);
        text.Ready.ToString().ShouldBe("go ");
        text.Release(3);
        text.Add("ART"u8);
        text.Ready.ToString().ShouldBe("START");
    }

    [Fact]
    public void Earliest_of_several_stop_strings_counts()
    {
        using var text = new AnswerText(["late", "ear"]);
        text.Add("so early or late"u8);
        text.Stopped.ShouldBeTrue();
        text.Ready.ToString().ShouldBe("so ");
    }

    [Fact]
    public void Bytes_that_are_no_text_become_replacement_characters()
    {
        using var text = new AnswerText([]);
        text.Add([0x61, 0xFF, 0x62]);
        text.Ready.ToString().ShouldBe("a\uFFFDb");
    }

    [Fact]
    public void Any_split_of_any_text_shows_what_comes_before_the_first_stop()
    {
        var random = new Random(20260101);
        for (var round = 0; round < 3000 * Scale.Factor; round++)
        {
            var whole = Draw(random, 40);
            var stops = Enumerable.Range(0, random.Next(4)).Select(_ => Draw(random, 4)).Where(stop => stop.Length > 0).ToList();
            var shown = Feed(whole, stops, random, out var stopped);
            var cut = stops.Select(stop => whole.IndexOf(stop, StringComparison.Ordinal)).Where(at => at >= 0).DefaultIfEmpty(-1).Min();
            if (stopped)
            {
                // Fed byte by byte, the stop string that is complete first wins; one that begins earlier may end later.
                cut.ShouldBeGreaterThanOrEqualTo(0);
                whole.ShouldStartWith(shown);
                stops.Any(stop => whole[shown.Length..].StartsWith(stop, StringComparison.Ordinal)).ShouldBeTrue();
                stops.Exists(stop => shown.Contains(stop, StringComparison.Ordinal)).ShouldBeFalse();
            }
            else
            {
                (cut, shown).ShouldBe((-1, whole));
            }
        }
    }

    private static string Draw(Random random, int most) =>
        string.Concat(Enumerable.Range(0, random.Next(most)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));

    private static string Feed(string whole, List<string> stops, Random random, out bool stopped)
    {
        using var text = new AnswerText(stops);
        var shown = new StringBuilder();
        var bytes = Encoding.UTF8.GetBytes(whole).AsSpan();
        while (!bytes.IsEmpty && !text.Stopped)
        {
            var piece = Math.Min(bytes.Length, random.Next(1, 6));
            text.Add(bytes[..piece]);
            bytes = bytes[piece..];
            var ready = text.Ready.ToString();
            ready.ShouldBe(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(ready)), "no chunk may split a character");
            shown.Append(ready);
            text.Release(ready.Length);
        }

        stopped = text.Stopped;
        return shown.Append(text.Rest).ToString();
    }
}
