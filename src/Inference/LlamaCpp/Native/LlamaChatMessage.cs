using System.Runtime.InteropServices;

namespace Arena.Inference.LlamaCpp.Native;

/// <summary>struct llama_chat_message: two zero-terminated UTF-8 strings.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct LlamaChatMessage
{
    public byte* Role;
    public byte* Content;
}
