namespace Arena.Grains.Research.Bank;

/// <summary>How the answer bank is used. Bound from the section Arena:Bank.</summary>
public sealed class BankOptions
{
    /// <summary>
    /// Starts battles over a starter prompt from the bank while every device's queue is full, instead of refusing them. Off: the answers were
    /// not written for the voter, and the page of the bank shows them with names. Such battles are tagged and on no default board.
    /// </summary>
    public bool WhenBusy { get; set; }
}
