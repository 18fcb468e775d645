using System.Collections.Immutable;
using Arena.Contracts.Research;
using Arena.Grains.Catalogue;
using Arena.Grains.Storage;
using Orleans.Concurrency;

namespace Arena.Grains.Research.Bank;

/// <summary>Shows the bank. Answers of contestants that have left the catalogue stay in it and are not shown.</summary>
[StatelessWorker]
internal sealed class AnswerBankGrain(IAnswerBank bank, ArenaCatalogue catalogue) : Grain, IAnswerBankGrain
{
    public async Task<ImmutableArray<BankedPrompt>> PromptsAsync()
    {
        var order = catalogue.Languages.Select(language => language.Code).ToList();
        var prompts = await bank.PromptsAsync(CancellationToken.None);
        return [.. prompts.Where(prompt => order.Contains(prompt.Language)).OrderBy(prompt => order.IndexOf(prompt.Language))];
    }

    public async Task<ImmutableArray<BankedAnswer>> AnswersAsync(string language, string promptId)
    {
        var answers = await bank.AnswersAsync(language, promptId, CancellationToken.None);
        return
        [
            .. from answer in answers
               let contestant = catalogue.Find(answer.Contestant)
               where contestant is not null
               select new BankedAnswer(contestant.Card(answer.FirstTextMilliseconds, Speed(answer)), answer.Prompt, answer.Text, answer.Run, answer.At, answer.Cached),
        ];
    }

    private static double? Speed(BankAnswer answer) =>
        answer is { Tokens: > 0, GenerationMilliseconds: > 0 } ? answer.Tokens * 1000.0 / answer.GenerationMilliseconds : null;
}
