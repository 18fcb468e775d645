namespace Arena.Ratings.Fits;

/// <summary>More contestants are connected by votes than <see cref="FitOptions.LargestComponent"/> allows to fit at once.</summary>
public sealed class ComponentTooLargeException(int members, int limit) : InvalidOperationException(
    $"{members} contestants are connected by votes; a fit takes at most {limit} (FitOptions.LargestComponent).")
{
    /// <summary>Contestants in the component.</summary>
    public int Members { get; } = members;
}
