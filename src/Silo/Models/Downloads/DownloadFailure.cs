namespace Arena.Silo.Models.Downloads;

/// <summary>Why a download failed.</summary>
internal enum DownloadFailure
{
    /// <summary>The server cannot be reached, or breaks off again and again.</summary>
    Unreachable,

    /// <summary>The server refuses: no such file, or a login is needed.</summary>
    Refused,

    /// <summary>The disk has no room.</summary>
    NoSpace,

    /// <summary>Another file than the one expected: its size or hash is wrong.</summary>
    WrongFile,
}
