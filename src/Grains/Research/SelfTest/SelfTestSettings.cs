namespace Arena.Grains.Research.SelfTest;

/// <summary>Who is simulated, and what is true of them.</summary>
internal sealed record SelfTestSettings
{
    /// <summary>Battles that are played.</summary>
    public int Battles { get; init; } = 640;

    /// <summary>Simulated voters.</summary>
    public int Voters { get; init; } = 40;

    /// <summary>Of everything that is drawn.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>True strengths in log-odds; they sum to 0.</summary>
    public IReadOnlyList<double> Strengths { get; init; } = [-0.9, -0.5, -0.15, 0.15, 0.5, 0.9];

    /// <summary>True tie parameter: at equal strength one vote in 2/nu + 1 ties.</summary>
    public double Nu { get; init; } = 0.6;

    /// <summary>True advantage of the left side in log-odds.</summary>
    public double Seat { get; init; } = 0.2;

    /// <summary>What the first contestant's answers are worth beyond its true strength, in log-odds: a planted error that the test must find.</summary>
    public double Bias { get; init; }

    /// <summary>Chance with which a right arena fails one of the statistical checks.</summary>
    public double FalseAlarm { get; init; } = 1e-6;
}
