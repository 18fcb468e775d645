namespace Arena.Grains.Research;

/// <summary>Encodes rows of one export as UTF-8 into one stream. What is written is in the stream when the call returns.</summary>
/// <typeparam name="T">A row.</typeparam>
internal interface IRowWriter<in T> : IDisposable
{
    /// <summary>Takes the stream and writes what comes before the first row. Called once, first.</summary>
    void Start(Stream stream);

    void Write(T row);
}
