using System.Net;
using System.Text;
using Arena.EndToEnd.Tests.Processes;

namespace Arena.EndToEnd.Tests.Chaos;

public sealed class LeakScannerTests
{
    private const string Name = "Quörvex Bramble/1";

    public static TheoryData<string> Leaks { get; } =
    [
        Name,
        Name.ToLowerInvariant(),
        Name.ToUpperInvariant(),
        "the model of Bramble/1.",
        WebUtility.UrlEncode(Name),
        Uri.EscapeDataString(Name.ToUpperInvariant()),
        string.Concat(Encoding.UTF8.GetBytes(Name).Select(value => $"%{value:x2}")),
        WebUtility.HtmlEncode(Name),
        string.Concat(Name.Select(character => $"\\u{(int)character:X4}")),
        string.Concat(Name.Select(character => $"&#x{(int)character:x};")),
        Convert.ToHexString(Encoding.UTF8.GetBytes(Name)),
        Convert.ToHexStringLower(Encoding.UTF8.GetBytes($"before {Name} after")),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Name)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"1{Name}2")),
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"12{Name}345")),
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"123{Name.ToLowerInvariant()}")).Replace('+', '-').Replace('/', '_'),
        Uri.EscapeDataString(Convert.ToBase64String(Encoding.UTF8.GetBytes(Name))),
    ];

    [Theory]
    [MemberData(nameof(Leaks))]
    public void Planted_leak_is_found_in_a_body(string leak) =>
        LeakScanner.Find([Response("HTTP/1.1 200 OK", $"{{\"text\":\"{leak}\"}}")], Secret.Of(Name)).ShouldNotBeEmpty();

    [Theory]
    [MemberData(nameof(Leaks))]
    public void Planted_leak_is_found_in_a_header(string leak) =>
        LeakScanner.Find([Response($"X-Model: {leak}", "")], Secret.Of(Name)).ShouldNotBeEmpty();

    [Fact]
    public void Whole_leak_is_found_as_such_and_not_only_by_its_words() =>
        LeakScanner.Find([Response("", Convert.ToBase64String(Encoding.UTF8.GetBytes(Name)))], Secret.Of(Name))
            .ShouldContain(line => line.Contains($": {Name} as ", StringComparison.Ordinal));

    [Fact]
    public void Number_is_found() =>
        LeakScanner.Find([Response("", "{\"s\":733272148}")], Secret.Of("733272148")).ShouldNotBeEmpty();

    [Fact]
    public void Innocent_bytes_are_not_a_leak() =>
        LeakScanner.Find([Response("HTTP/1.1 200 OK", "{\"text\":\"Quorum of brambles\"}")], Secret.Of(Name)).ShouldBeEmpty();

    [Fact]
    public void Words_of_three_characters_tell_nothing() => Secret.Of("the cat sat").Select(secret => secret.ToString()).ShouldBe(["the cat sat"]);

    private static Received Response(string head, string body) => new("GET x", HttpStatusCode.OK, head, Encoding.UTF8.GetBytes(body));
}
