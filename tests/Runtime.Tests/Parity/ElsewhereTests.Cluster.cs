namespace Arena.Runtime.Tests.Parity;

/// <summary>The committed list says what the restored packages say.</summary>
public sealed class ElsewhereTests
{
    private static readonly string[] Assemblies = ["Orleans.Core.dll", "Orleans.Runtime.dll", "Orleans.Serialization.Abstractions.dll"];

    [Fact]
    public void The_list_of_types_that_live_elsewhere_is_right()
    {
        var listed = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "parity", "orleans-elsewhere.txt")).Where(line => !line.StartsWith('#')).ToArray();
        var types = PublicSurface.TypesIn(listed).ToHashSet();

        var found = Assemblies.SelectMany(name => PublicSurface.Of(Path.Combine(AppContext.BaseDirectory, name)))
            .Where(fact => types.Contains(PublicSurface.TypeOf(fact)));

        found.Order(StringComparer.Ordinal).ShouldBe(listed);
    }
}
