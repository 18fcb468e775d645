using System.Globalization;

namespace Orleans;

/// <summary>How long an activation of this class may be idle before it is deactivated; a minute at least.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class CollectionAgeLimitAttribute : Attribute
{
    public static readonly TimeSpan MinAgeLimit = TimeSpan.FromMinutes(1);

    private readonly TimeSpan? _given;

    public CollectionAgeLimitAttribute()
    {
    }

    public CollectionAgeLimitAttribute(string inactivityPeriod) =>
        _given = TimeSpan.Parse(inactivityPeriod, CultureInfo.InvariantCulture);

    public double Days { get; set; }

    public double Hours { get; set; }

    public double Minutes { get; set; }

    public bool AlwaysActive { get; set; }

    public TimeSpan AgeLimit => _given ?? Max(TimeSpan.FromDays(Days) + TimeSpan.FromHours(Hours) + TimeSpan.FromMinutes(Minutes));

    private static TimeSpan Max(TimeSpan asked) => asked < MinAgeLimit ? MinAgeLimit : asked;
}
