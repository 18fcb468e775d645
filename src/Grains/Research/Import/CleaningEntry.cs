namespace Arena.Grains.Research.Import;

/// <summary>One line of the cleaning report. A row that was changed twice has two.</summary>
/// <param name="Row">Number of the row in the file, from 1; a header is none.</param>
/// <param name="Action">What became of it.</param>
/// <param name="Reason">A name of docs/research.md, "Cleaning".</param>
/// <param name="Detail">What stood there, and what stands there now; empty where the reason says it all.</param>
internal sealed record CleaningEntry(long Row, CleaningAction Action, string Reason, string Detail);
