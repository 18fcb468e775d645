namespace Arena.Contracts.Research;

/// <summary>How exports get their grains.</summary>
public static class ExportGrains
{
    /// <summary>A grain for one export, which nobody else asks.</summary>
    public static IExportGrain NewExport(this IGrainFactory grains)
    {
        ArgumentNullException.ThrowIfNull(grains);
        return grains.GetGrain<IExportGrain>(Guid.NewGuid().ToString("N"));
    }
}
