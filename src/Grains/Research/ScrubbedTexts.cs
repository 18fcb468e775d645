using Arena.Grains.Research.Scrubbing;
using Arena.Grains.Storage;

namespace Arena.Grains.Research;

/// <summary>A battle as it may leave the arena.</summary>
internal static class ScrubbedTexts
{
    public static BattleTexts Of(BattleTexts battle, TextScrubber scrubber)
    {
        var language = battle.Reservation.Language;
        return battle with
        {
            Turns = [.. battle.Turns.Select(turn => turn with { Prompt = scrubber.Scrub(turn.Prompt, language) })],
            Answers = [.. battle.Answers.Select(answer => answer with { Text = scrubber.Scrub(answer.Text, language) })],
            Notes = battle.Notes is { } notes ? notes with { Comment = scrubber.Scrub(notes.Comment, language) } : null,
        };
    }
}
