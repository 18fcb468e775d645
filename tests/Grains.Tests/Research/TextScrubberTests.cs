using Arena.Grains.Research.Scrubbing;
using FsCheck;
using FsCheck.Fluent;

namespace Arena.Grains.Tests.Research;

public sealed class TextScrubberTests
{
    [Theory]
    [InlineData("en", "Write to anna.berg+test@example.co.uk, please.", "Write to [email], please.")]
    [InlineData("de", "Schreib an jürgen@müller.de!", "Schreib an [email]!")]
    [InlineData("en", "<mailto:a@b.io>", "<mailto:[email]>")]
    [InlineData("en", "Call me at +46 70 123 45 67 tonight", "Call me at [phone] tonight")]
    [InlineData("sv", "Ring 070-123 45 67 i kväll", "Ring [phone] i kväll")]
    [InlineData("sv", "Mitt nummer: 0701234567.", "Mitt nummer: [phone].")]
    [InlineData("en", "My phone: 202-555-0143", "My phone: [phone]")]
    [InlineData("en", "call 2025550143", "call [phone]")]
    [InlineData("fi", "Soita 040 123 4567", "Soita [phone]")]
    [InlineData("de", "Tel. 030 901820", "Tel. [phone]")]
    [InlineData("en", "IBAN DE89 3704 0044 0532 0130 00 and more", "IBAN [iban] and more")]
    [InlineData("nl", "NL91ABNA0417164300", "[iban]")]
    [InlineData("en", "card 4111 1111 1111 1111, please", "card [card], please")]
    [InlineData("en", "5500-0055-5555-5559", "[card]")]
    [InlineData("en", "host 203.0.113.7 answered", "host [ip] answered")]
    [InlineData("en", "from 192.168.1.10.", "from [ip].")]
    [InlineData("en", "2001:db8:85a3::8a2e:370:7334 is mine", "[ip] is mine")]
    [InlineData("en", "https://bob:s3cret@db.example.org/x", "https://[credentials]@db.example.org/x")]
    [InlineData("en", "see https://x.example/a?id=3&api_key=abc123&token=zz", "see https://x.example/a?id=3&api_key=[credentials]&token=[credentials]")]
    public void Personal_data_is_replaced_by_the_name_of_its_rule(string language, string text, string scrubbed) =>
        new TextScrubber().Scrub(text, language).ShouldBe(scrubbed);

    public static TheoryData<string> Harmless =>
    [
        "The meeting is on 2024-05-17 at 12:30:45, or on 17.05.2024, or 05/17/2024.",
        "1,000,000 and 1 000 000 and 3.14159265358979323846 and 6.02214076e23",
        "pi = 3.141592653589793238462643383279",
        "x = 5 + 12345678 * 2147483647 - 4294967295",
        "int max = 2147483647; long big = 9223372036854775807L;",
        "1234567890123456 is a number of 16 digits, 4111111111111112 fails its check digit",
        "01 02 03 04 05 06",
        "0, 1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233",
        "for (int i = 0; i < 100000000; i++) { total += data[i]; }",
        "std::vector<int> v; a::b::c(); dead::beef; ::1 and fe80::1",
        "version 1.2.3.4, v10.4.2.1, 127.0.0.1, 0.0.0.0, mask 255.255.255.0, 10.0.0.0/8",
        "git clone git@github.com:org/repo.git && npm i @scope/package@1.2.3",
        "@decorator\ndef f(a, *, b): return a @ b",
        "user@localhost and a@b are no addresses",
        "ISBN 978-3-16-148410-0, order 2024-000123-77, RFC 8259, ISO 8601",
        "GB is a country, DE12 is a form, SE00 0000 0000 0000 0000 0000 has wrong check digits",
        "https://example.org/path?id=42&page=7#top",
        "ratio 16:9, score 3-2, room 12-345, range 100-200, chapter 1.2.3",
        "f(070, 1234567) = [0701234567, 0812345678]",
        "matrix: 10 20 30 40 / 12 24 36 48",
        "GUID 123e4567-e89b-12d3-a456-426614174000, sha 4111111111111111abcdef",
        "$1,234.56 and 12 345,67 kr and 50 % of 200 000 000",
    ];

    [Theory]
    [MemberData(nameof(Harmless))]
    public void Code_formulas_dates_and_numbers_stay_as_they_are(string text)
    {
        foreach (var language in new[] { "en", "sv", "da", "nb", "fi", "de", "es", "fr", "xx" })
        {
            new TextScrubber().Scrub(text, language).ShouldBe(text, language);
        }
    }

    [Fact]
    public void The_report_counts_by_rule()
    {
        var scrubber = new TextScrubber();
        scrubber.Scrub("a@b.io and c@d.io from 203.0.113.7", "en");
        scrubber.Scrub("Nothing here.", "en");
        scrubber.Scrub(null, "en").ShouldBeNull();
        scrubber.Report.ToString().ShouldBe("1 of 2 texts scrubbed: email 2, ip 1");
    }

    [Fact]
    public void Whatever_stands_around_an_address_stays() => Prop.ForAll(ArbMap.Default.ArbFor<string?>(), around =>
    {
        var text = string.Concat((around ?? "").Where(character => !char.IsLetterOrDigit(character) && !"@._%+-':/".Contains(character, StringComparison.Ordinal)));
        new TextScrubber().Scrub($"{text} someone@example.org {text}", "en").ShouldBe($"{text} [email] {text}");
    }).Check(Config.QuickThrowOnFailure.WithReplay(20261125, 7));

    [Fact]
    public void A_long_text_without_end_takes_linear_time()
    {
        string[] hostile = [new('a', 200_000), new('1', 200_000), string.Concat(Enumerable.Repeat("1 ", 100_000)), string.Concat(Enumerable.Repeat("a@", 100_000)), string.Concat(Enumerable.Repeat("https://a:", 20_000))];
        hostile.ShouldAllBe(text => new TextScrubber().Scrub(text, "en") == text);
    }
}
