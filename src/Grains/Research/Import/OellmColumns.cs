using Arena.Grains.Research.VoteFiles;

namespace Arena.Grains.Research.Import;

/// <summary>The columns of the flat file of results; all ten must be there, in any order.</summary>
internal sealed class OellmColumns(CsvFile file)
{
    public int Timestamp { get; } = file.Require("Timestamp");

    public int Language { get; } = file.Require("Language");

    public int Prompt { get; } = file.Require("Prompt");

    public int ModelA { get; } = file.Require("Model_A_Name");

    public int ModelB { get; } = file.Require("Model_B_Name");

    public int OutputA { get; } = file.Require("Output_A");

    public int OutputB { get; } = file.Require("Output_B");

    public int Swapped { get; } = file.Require("Swapped");

    public int Position { get; } = file.Require("Winner_Position");

    public int Source { get; } = file.Require("Winner_Source");
}
