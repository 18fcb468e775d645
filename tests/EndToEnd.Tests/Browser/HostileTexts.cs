namespace Arena.EndToEnd.Tests.Browser;

/// <summary>Answers that try to be more than text.</summary>
internal static class HostileTexts
{
    public const string Markup = """
        <script>hit('script')</script>
        <img src=x onerror="hit('onerror')"><img src="https://elsewhere.example/pixel.png">
        <svg onload="hit('svg')"><animate onbegin="hit('animate')" attributeName=x dur=1s></svg>
        <iframe srcdoc="<script>parent.hit('frame')</script>"></iframe><object data="/settings"></object><embed src="/settings">
        <form action="https://elsewhere.example/" id="vote-form"><input name="getElementById"><button>Left is better</button></form>
        <style>* { display: none }</style><link rel="stylesheet" href="https://elsewhere.example/a.css">
        <meta http-equiv="refresh" content="0;url=https://elsewhere.example/"><base href="https://elsewhere.example/">
        <a id="vote" name="battle" href="#" style="position: fixed; inset: 0" onclick="hit('click')">cover</a>
        <details open ontoggle="hit('toggle')"><summary>open</summary></details>
        <video autoplay><source src="https://elsewhere.example/a.mp4" onerror="hit('video')"></video>
        <math><mtext><table><mglyph><style><img src=x onerror="hit('mutation')"></style></mglyph></table></mtext></math>
        <div class="vote held" data-action="undo" hidden role="alert" aria-live="assertive">Undo</div>
        <button data-action="send-now">Send now</button>

        <h1 id="page-heading">A heading of theirs</h1>
        """;

    public const string Links = """
        [one](javascript:hit('link')) [two](JaVaScRiPt:hit('link')) [three](data:text/html,<script>hit('data')</script>) [four](vbscript:hit)
        [five](&#106;avascript:hit('entity')) [six](//elsewhere.example/x) [seven](/settings) [eight](https://example.org/ "onmouseover=hit(1)")
        ![remote](https://elsewhere.example/pixel.png) ![](javascript:hit('image')) ![x](x "title\" onerror=\"hit('title')")
        <javascript:hit('auto')> <https://example.org/?a="onclick=hit(2)>

        | a | b |
        |---|---|
        | <img src=x onerror=hit('cell')> | [x](javascript:hit('cell')) |

        $\href{javascript:hit('katex')}{x}$ $\includegraphics{https://elsewhere.example/p.png}$ $\htmlData{action=undo}{x}$ $\url{javascript:hit('u')}$

        ```html" onmouseover="hit('language')
        <script>hit('code')</script>
        ```

        ```constructor
        __proto__
        ```

        Text that runs backwards: ‮ rettel sdrawkcab ⁧ and is never closed
        """;

    private const int Size = 100_000;

    public static IReadOnlyDictionary<string, string> Big { get; } = new Dictionary<string, string>
    {
        ["prose"] = Repeat("The sky is **blue** because of air. Nothing else is `true`.\n\n"),
        ["one word"] = Repeat("a"),
        ["paragraphs"] = Repeat("a\n\n"),
        ["a table that is wide"] = $"|{Repeat("a|", 2_000)}\n|{Repeat("-|", 2_000)}\n|{Repeat("b|", 2_000)}",
        ["a table that is long"] = "|a|b|c|\n|-|-|-|\n" + Repeat("|x|y|z|\n"),
        ["quotes in quotes"] = Repeat(">") + "x",
        ["lists in lists"] = string.Concat(Enumerable.Range(0, 300).Select(depth => $"{new string(' ', depth * 2)}- a\n")),
        ["marks that never close"] = Repeat("*a _b ~c `d "),
        ["links in links"] = Repeat("[a]("),
        ["formulas"] = Repeat("$x^2$ and $$\\frac{a}{b}$$ "),
        ["paragraphs of formulas"] = Repeat("$x^2$\n\n", 20_000),
        ["code"] = "```js\n" + Repeat("const sky = 'blue'; // air\n") + "```",
        ["tags"] = Repeat("<b><i><a href=x>"),
        ["combining marks"] = Repeat("a\u0301\u0327\u0330\u20dd"),
    };

    private static string Repeat(string piece, int size = Size) => string.Concat(Enumerable.Repeat(piece, size / piece.Length));
}
