namespace Arena.Silo.Models.Downloads;

/// <summary>A download was given up; the message is one line for an operator.</summary>
internal sealed class DownloadException(DownloadFailure failure, string message, Exception? inner = null) : Exception(message, inner)
{
    public DownloadFailure Failure { get; } = failure;
}
