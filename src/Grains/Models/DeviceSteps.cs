using Arena.Contracts.Models;

namespace Arena.Grains.Models;

/// <summary>The next thing a device does.</summary>
internal abstract record DeviceStep;

/// <summary>Starts a waiting answer on its loaded model.</summary>
internal sealed record StartAnswer(long Order) : DeviceStep;

/// <summary>Loads a model.</summary>
internal sealed record LoadModel(ModelNeed Model) : DeviceStep;

/// <summary>Unloads an idle model, possibly of another device in the same memory.</summary>
/// <param name="Device">Index of the device that has it.</param>
/// <param name="Contestant">Which one.</param>
internal sealed record UnloadModel(int Device, ContestantId Contestant) : DeviceStep;

/// <summary>Gives a waiting answer up: its model can never get room.</summary>
internal sealed record RefuseAnswer(long Order) : DeviceStep;
