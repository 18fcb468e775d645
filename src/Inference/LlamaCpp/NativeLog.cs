using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Arena.Inference.LlamaCpp.Native;
using Microsoft.Extensions.Logging;

namespace Arena.Inference.LlamaCpp;

/// <summary>Takes the native library's log lines: to the logger, and on a thread that asked for it the errors, which are the only reason a load gives.</summary>
internal static unsafe class NativeLog
{
    private const int Warning = 3;
    private const int Error = 4;
    private const int Continuation = 5;

    // Said of every context, because all lanes share one pool of cells; no conversation gets more of them than the model was trained with.
    private const string SharedPool = "possible training context overflow";

    private static ILogger? _logger;

    [ThreadStatic]
    private static StringBuilder? _captured;

    [ThreadStatic]
    private static int _level;

    /// <summary>Sends lines to this logger from now on; the last caller wins, for the native log is one per process.</summary>
    public static void WriteTo(ILogger logger) => Volatile.Write(ref _logger, logger);

    public static void Attach()
    {
        Llama.SetLog(&Receive, 0);
        Ggml.SetLog(&Receive, 0);
    }

    /// <summary>Collects the errors that the calling thread causes until <see cref="EndCapture"/>.</summary>
    public static void BeginCapture() => _captured = new StringBuilder();

    /// <summary>The errors collected, or a stand-in when the library gave none.</summary>
    public static string EndCapture()
    {
        var text = _captured?.ToString().Trim();
        _captured = null;
        return string.IsNullOrEmpty(text) ? "the library gave no reason" : text;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Receive(int level, byte* text, nint userData)
    {
        _level = level == Continuation ? _level : level;
        if (_level is not (Warning or Error))
        {
            return;
        }

        // An exception must not cross into native code.
        try
        {
            Write(_level, Marshal.PtrToStringUTF8((nint)text)?.TrimEnd() ?? "");
        }
        catch (Exception)
        {
            _level = 0;
        }
    }

    private static void Write(int level, string line)
    {
        if (line.Length == 0 || line.EndsWith(SharedPool, StringComparison.Ordinal))
        {
            return;
        }

        if (level == Error && _captured is { Length: < 4000 } captured)
        {
            captured.Append(captured.Length > 0 ? "; " : "").Append(line);
        }

        if (Volatile.Read(ref _logger) is not { } logger)
        {
            return;
        }

        // While a load is watched its errors become an exception; whoever handles that one logs it.
        switch (level)
        {
            case Error when _captured is null:
                LibraryLog.NativeError(logger, line);
                break;
            case Warning:
                LibraryLog.NativeWarning(logger, line);
                break;
            default:
                LibraryLog.NativeDebug(logger, line);
                break;
        }
    }
}
