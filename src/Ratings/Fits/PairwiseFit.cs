namespace Arena.Ratings.Fits;

/// <summary>A fit of all contestants of a slice: one <see cref="ComponentFit"/> per group that votes connect, largest first.</summary>
public sealed class PairwiseFit
{
    private readonly int[] _componentOf;
    private readonly int[] _localIndex;

    internal PairwiseFit(FitOptions options, int contestants, IReadOnlyList<ComponentFit> components)
    {
        Options = options;
        Contestants = contestants;
        Components = components;
        _componentOf = new int[contestants];
        _localIndex = new int[contestants];
        Array.Fill(_componentOf, -1);
        for (var component = 0; component < components.Count; component++)
        {
            var members = components[component].Members;
            for (var local = 0; local < members.Count; local++)
            {
                _componentOf[members[local]] = component;
                _localIndex[members[local]] = local;
            }
        }
    }

    /// <summary>What was fitted.</summary>
    public FitOptions Options { get; }

    /// <summary>The number of contestants M, rated or not.</summary>
    public int Contestants { get; }

    /// <summary>The components, largest first; empty without rated votes.</summary>
    public IReadOnlyList<ComponentFit> Components { get; }

    /// <summary>The rated votes.</summary>
    public double Votes => Components.Sum(component => component.Votes);

    /// <summary>The component of a contestant, -1 if it has no rated vote.</summary>
    public int ComponentOf(int contestant) => (uint)contestant < (uint)Contestants ? _componentOf[contestant] : -1;

    /// <summary>Position of a contestant in its component's arrays, -1 if it has no rated vote.</summary>
    public int LocalIndex(int contestant) => ComponentOf(contestant) < 0 ? -1 : _localIndex[contestant];

    /// <summary>The rating in log-odds around its component's mean; NaN without a rated vote.</summary>
    public double Theta(int contestant) =>
        ComponentOf(contestant) is >= 0 and var c ? Components[c].Theta[_localIndex[contestant]] : double.NaN;

    internal PairwiseFit WithComponents(IReadOnlyList<ComponentFit> components) => new(Options, Contestants, components);
}
