namespace Arena.Grains.Research.VoteFiles;

/// <summary>A file cannot be used as it is. The message is one line and says where: file, row, line, column.</summary>
internal sealed class FileProblemException : Exception
{
    public FileProblemException(string message, Exception? inner = null)
        : base(message.ReplaceLineEndings(" "), inner)
    {
    }
}
