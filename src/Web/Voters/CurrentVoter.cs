using Arena.Contracts.Voters;
using Arena.Web.Calls;
using Arena.Web.Hosting;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Arena.Web.Voters;

/// <summary>Finds out who is asking. Remembers a bounded number of pseudonyms by the cookie's hash.</summary>
public sealed class CurrentVoter(ArenaGrains grains, IOptions<WebOptions> options) : IDisposable
{
    private readonly MemoryCache _remembered = new(new MemoryCacheOptions { SizeLimit = options.Value.RememberedVoters });

    /// <summary>The voter who asks; null for a browser that has not been here, which is given its cookie for the next time.</summary>
    public async ValueTask<VoterId?> FindAsync(HttpContext context)
    {
        var known = context.Items.ContainsKey(typeof(VoterId)) || VoterCookie.Read(context.Request) is not null;
        _ = Cookie(context);
        return known ? await FindOrMakeAsync(context) : null;
    }

    /// <summary>The voter who asks; a new one for a browser that has not been here.</summary>
    public async ValueTask<VoterId> FindOrMakeAsync(HttpContext context)
    {
        if (context.Items[typeof(VoterId)] is not VoterId voter)
        {
            voter = await IdentifyAsync(Cookie(context), context.RequestAborted);
            context.Items[typeof(VoterId)] = voter;
        }

        return voter;
    }

    /// <summary>The cookie of this browser, given to it now if it had none.</summary>
    public static string Cookie(HttpContext context)
    {
        if (context.Items[typeof(VoterCookie)] is string known)
        {
            return known;
        }

        var cookie = VoterCookie.Read(context.Request) ?? VoterCookie.Give(context);
        context.Items[typeof(VoterCookie)] = cookie;
        return cookie;
    }

    public void Dispose() => _remembered.Dispose();

    private async ValueTask<VoterId> IdentifyAsync(string cookie, CancellationToken cancellationToken)
    {
        var hash = VoterCookie.Hash(cookie);
        if (_remembered.TryGetValue(hash, out VoterId known))
        {
            return known;
        }

        var voter = await grains.IdentifyAsync(hash, cancellationToken);
        _remembered.Set(hash, voter, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromHours(6) });
        return voter;
    }
}
