using System.Runtime.InteropServices;
using Arena.Contracts.Battles;

namespace Arena.Grains.Storage;

/// <summary>
/// What ratings need of a row of the vote log: a million of them are read at a start. Texts are numbers in <see cref="LoggedVotes.Texts"/>.
/// Sealed segments hold these 44 bytes as they lie in memory, so a change of the fields is a new <see cref="Sql.SegmentFormat.Version"/>.
/// </summary>
/// <param name="Left">Id of the contestant displayed on the left.</param>
/// <param name="Right">Id of the contestant displayed on the right.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Language">Of the conversation.</param>
/// <param name="Topic">Of the starter prompt, else "other".</param>
/// <param name="Source">"own", or where an imported vote comes from.</param>
/// <param name="Voter">Pseudonym.</param>
/// <param name="LeftLength">UTF-16 units of the left answer.</param>
/// <param name="RightLength">UTF-16 units of the right answer.</param>
/// <param name="CastAt">When it was cast: milliseconds since 1970-01-01 UTC.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct LoggedVote(
    int Left, int Right, Verdict Verdict, int Language, int Topic, int Source, int Voter, int LeftLength, int RightLength, long CastAt)
{
    private const long MillisecondsPerDay = 86_400_000;

    private static readonly int EpochDay = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>
    /// Day it was cast, UTC (<see cref="DateOnly.DayNumber"/>). Days before the year 1 and after 9999 are no days; a clock can say anything.
    /// </summary>
    public int Day => (int)Math.Clamp((long)Math.Floor((double)CastAt / MillisecondsPerDay) + EpochDay, 0, DateOnly.MaxValue.DayNumber);
}
