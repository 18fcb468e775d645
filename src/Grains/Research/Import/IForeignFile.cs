namespace Arena.Grains.Research.Import;

/// <summary>Reads a foreign file and cleans it, row by row.</summary>
internal interface IForeignFile
{
    /// <summary>Every row of the file exactly once, in order or nearly so.</summary>
    /// <exception cref="VoteFiles.FileProblemException">The file is not of this format at all.</exception>
    IEnumerable<CleanedRow> Read(string path);
}
