namespace Arena.Runtime.Tests.Parity;

/// <summary>Embedded declares nothing in Orleans' namespaces that Orleans 10.4.2 does not declare alike.</summary>
public sealed class ParityTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "parity");

    private readonly SortedSet<string> _embedded = PublicSurface.Of(Path.Combine(AppContext.BaseDirectory, "Arena.Embedded.dll"));
    private readonly SortedSet<string> _abstractions = PublicSurface.Of(Path.Combine(Folder, "Orleans.Core.Abstractions.dll"));
    private readonly SortedSet<string> _elsewhere = new(File.ReadLines(Path.Combine(Folder, "orleans-elsewhere.txt")).Where(line => !line.StartsWith('#')), StringComparer.Ordinal);

    [Fact]
    public void Both_assemblies_were_read()
    {
        PublicSurface.TypesIn(_embedded).ShouldContain("Orleans.Grain");
        _abstractions.ShouldContain("Orleans.Grain is abstract class");
        _embedded.Count.ShouldBeGreaterThan(200);
    }

    [Fact]
    public void Everything_in_Embedded_is_in_Orleans() =>
        _embedded.Except(_abstractions).Except(_elsewhere).ShouldBeEmpty();

    [Fact]
    public void The_list_of_types_that_live_elsewhere_has_only_those()
    {
        PublicSurface.TypesIn(_elsewhere).Except(PublicSurface.TypesIn(_embedded)).ShouldBeEmpty();
        PublicSurface.TypesIn(_elsewhere).Intersect(PublicSurface.TypesIn(_abstractions)).ShouldBeEmpty();
    }

    // Whoever implements an interface against Embedded must implement all of it, or Orleans would not compile the class.
    [Theory]
    [InlineData("Orleans.IIncomingGrainCallFilter")]
    [InlineData("Orleans.IGrainBase")]
    [InlineData("Orleans.Storage.IGrainStorage")]
    [InlineData("Orleans.IGrainState`1")]
    public void Interfaces_that_grains_implement_are_complete(string type)
    {
        var orleans = _abstractions.Concat(_elsewhere).Where(fact => PublicSurface.TypeOf(fact) == type && fact.Contains(" abstract ", StringComparison.Ordinal)).ToArray();

        orleans.ShouldNotBeEmpty();
        orleans.Except(_embedded).ShouldBeEmpty();
    }
}
