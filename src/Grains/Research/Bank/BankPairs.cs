using System.Collections.Immutable;
using Arena.Contracts;
using Arena.Contracts.Battles;
using Arena.Contracts.Matchmaking;
using Arena.Contracts.Research;
using Arena.Grains.Catalogue;
using Arena.Grains.Chance;
using Arena.Grains.Storage;
using Microsoft.Extensions.Options;

namespace Arena.Grains.Research.Bank;

/// <summary>Draws pairs whose answers to a starter prompt are in the bank already.</summary>
internal sealed class BankPairs(IAnswerBank bank, ArenaCatalogue catalogue, IChance chance, IOptions<BankOptions> options)
{
    /// <summary>A pair that the language's rule allows, each as likely as any other.</summary>
    /// <param name="language">Of the battle.</param>
    /// <param name="prompt">As it was sent; null where it is no starter prompt.</param>
    /// <returns>Null where the operator does not allow it, or the bank has no such pair.</returns>
    public async Task<Reply<Pairing>?> DrawAsync(string language, StarterPrompt? prompt)
    {
        if (!options.Value.WhenBusy || prompt is null)
        {
            return null;
        }

        var pairs = Pairs((await AnswersAsync(language, prompt.Id)).Where(answer => answer.Prompt == prompt.Text), language);
        if (pairs.IsEmpty)
        {
            return null;
        }

        var (one, other) = pairs[(int)(chance.NextDouble() * pairs.Length)];
        var swapped = chance.NextSide() == Side.Right;
        return new Pairing((swapped ? other : one).Id, (swapped ? one : other).Id, 1.0 / pairs.Length, chance.NextSeed(), chance.NextSide());
    }

    private async Task<IReadOnlyList<BankAnswer>> AnswersAsync(string language, string promptId)
    {
        try
        {
            return await bank.AnswersAsync(language, promptId, CancellationToken.None);
        }
        catch (StorageException)
        {
            // The voter is told to come again, as without a bank.
            return [];
        }
    }

    private ImmutableArray<(Contestant One, Contestant Other)> Pairs(IEnumerable<BankAnswer> answers, string language)
    {
        var able = answers.Select(answer => catalogue.Find(answer.Contestant)).OfType<Contestant>().Where(contestant => contestant.Languages.Contains(language)).ToList();
        var rule = catalogue.Matchup(language);
        return
        [
            .. from index in Enumerable.Range(0, able.Count)
               from other in able.Skip(index + 1)
               where rule is null || rule.Allows(able[index], other)
               select (able[index], other),
        ];
    }
}
