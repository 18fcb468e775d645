using System.Runtime.CompilerServices;

// The native structs cross the border as they are; nothing is converted on the way.
[assembly: DisableRuntimeMarshalling]
