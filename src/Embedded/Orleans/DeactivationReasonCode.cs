namespace Orleans;

/// <summary>Orleans' reasons; of these the host itself gives ShuttingDown, ActivationIdle, ApplicationError and ApplicationRequested.</summary>
[GenerateSerializer]
public enum DeactivationReasonCode : byte
{
    None,
    ShuttingDown,
    ActivationFailed,
    DirectoryFailure,
    ActivationIdle,
    ActivationUnresponsive,
    DuplicateActivation,
    IncompatibleRequest,
    ApplicationError,
    ApplicationRequested,
    Migrating,
    RuntimeRequested,
    HighMemoryPressure,
}
