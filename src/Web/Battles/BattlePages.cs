using Arena.Contracts;
using Arena.Contracts.Battles;
using Arena.Contracts.Ratings;
using Arena.Web.Calls;
using Arena.Web.Hosting;
using Arena.Web.Pages;
using Arena.Web.Research;
using Arena.Web.Texts;
using Microsoft.Extensions.Options;

namespace Arena.Web.Battles;

/// <summary>Gathers what the battle's page shows.</summary>
public sealed class BattlePages(BattleCalls battles, LanguageCatalog languages, ArenaGrains grains, IOptions<WebOptions> options)
{
    /// <summary>The page without a battle.</summary>
    public async Task<BattlePageModel> IdleAsync(HttpContext context, StartForm start, Refusal? refusal = null)
    {
        var known = await languages.AllAsync(context.RequestAborted);
        var model = new BattlePageModel(known, start);
        if (known.All(language => language.Code != start.Language))
        {
            model = model with { Start = start with { Language = Guess(context, model) } };
        }

        return refusal is null ? model : model with { Error = Say(context, model, refusal, start.Language, start.Prompt) };
    }

    /// <summary>The page of a battle, or why there is none.</summary>
    public async Task<Reply<BattlePageModel>> OpenAsync(HttpContext context, string id, Refusal? refusal = null, string draft = "")
    {
        var reply = await battles.ViewAsync(context, id);
        if (reply.Value is not { } view)
        {
            return reply.Refusal!;
        }

        var model = await IdleAsync(context, new StartForm(view.Language, draft));
        var error = refusal is null ? null : Say(context, model, refusal, view.Language, draft);
        return model with { View = view, Result = await ResultAsync(view, context.RequestAborted), Error = error };
    }

    /// <summary>What is shown after the vote; null before it.</summary>
    public async Task<ResultModel?> ResultAsync(BattleView view, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(view);
        return view is { Contestants: { } pair, Verdict: { } verdict }
            ? new ResultModel(view.Battle, verdict, view.Vote ?? "", pair, await BoardAsync(view.Language, cancellationToken))
            : null;
    }

    private string Say(HttpContext context, BattlePageModel model, Refusal refusal, string language, string prompt) =>
        RefusalTexts.Say(PageContext.Of(context).Texts, refusal, model.NameOf(language), prompt.Length, options.Value.PromptLimit);

    // The receipt matters more than the ratings beside it.
    private async Task<Board?> BoardAsync(string language, CancellationToken cancellationToken)
    {
        try
        {
            return await grains.BoardAsync(new BoardQuery(language, null, BoardMethod.Davidson, false), cancellationToken);
        }
        catch (Exception exception) when (Transient.Is(exception))
        {
            return null;
        }
    }

    /// <summary>What the browser asks for, else the installation's language, else the first that can be played.</summary>
    private string Guess(HttpContext context, BattlePageModel model)
    {
        var wanted = AcceptLanguage.Read(context.Request).Select(AcceptLanguage.Primary).Append(options.Value.Language);
        return wanted.FirstOrDefault(code => model.Playable.Any(language => language.Code == code))
            ?? model.Playable.Concat(model.Languages).FirstOrDefault()?.Code ?? options.Value.Language;
    }
}
