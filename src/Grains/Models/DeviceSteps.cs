using Arena.Contracts.Models;

namespace Arena.Grains.Models;

/// <summary>The next thing a device does.</summary>
internal abstract record DeviceStep;

/// <summary>Starts a waiting answer on its loaded model.</summary>
internal sealed record StartAnswer(long Order) : DeviceStep;

/// <summary>Loads a model.</summary>
internal sealed record LoadModel(ContestantId Contestant, long Bytes) : DeviceStep;

/// <summary>Unloads an idle model.</summary>
internal sealed record UnloadModel(ContestantId Contestant) : DeviceStep;

/// <summary>Gives a waiting answer up: its model can never get room.</summary>
internal sealed record RefuseAnswer(long Order) : DeviceStep;
