namespace Arena.Grains.Research;

/// <summary>Encodes rows of an export as UTF-8.</summary>
/// <typeparam name="T">A row.</typeparam>
internal interface IRowWriter<in T>
{
    /// <summary>What comes before the first row.</summary>
    void Start(Stream stream);

    void Write(Stream stream, T row);
}
