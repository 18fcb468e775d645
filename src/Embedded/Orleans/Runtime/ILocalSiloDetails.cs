namespace Orleans.Runtime;

/// <summary>The node this code runs on.</summary>
public interface ILocalSiloDetails
{
    string Name { get; }

    string ClusterId { get; }

    SiloAddress SiloAddress { get; }
}
