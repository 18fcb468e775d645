using System.Collections.Immutable;
using Arena.Contracts.Research;
using Arena.Web.Calls;

namespace Arena.Web.Research;

/// <summary>The languages, asked for at most every few seconds: every page needs them, and vote counts may lag that long.</summary>
public sealed class LanguageCatalog(ArenaGrains grains, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private Known? _known;

    public async ValueTask<ImmutableArray<LanguageInfo>> AllAsync(CancellationToken cancellationToken)
    {
        if (_known is { } known && time.GetElapsedTime(known.Since) < Fresh)
        {
            return known.Languages;
        }

        var languages = await grains.ResearchAsync(grain => grain.LanguagesAsync(), cancellationToken);
        _known = new Known(languages, time.GetTimestamp());
        return languages;
    }

    private sealed record Known(ImmutableArray<LanguageInfo> Languages, long Since);
}
