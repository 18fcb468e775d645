namespace Orleans.Runtime;

/// <summary>Binds a constructor parameter to the state of that name in the storage registered under that name.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public class PersistentStateAttribute : Attribute
{
    public PersistentStateAttribute(string stateName, string? storageName = null)
    {
        ArgumentNullException.ThrowIfNull(stateName);
        StateName = stateName;
        StorageName = storageName;
    }

    public string StateName { get; }

    public string? StorageName { get; }
}
