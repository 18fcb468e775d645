using Arena.Contracts.Voters;

namespace Arena.Grains.Storage;

/// <summary>Pseudonyms of browsers.</summary>
internal interface IVoterStore
{
    /// <summary>The pseudonym of a cookie's hash; <paramref name="fresh"/> becomes it at first contact.</summary>
    /// <param name="cookieHash">SHA-256, lower-case hexadecimal.</param>
    /// <param name="fresh">A new random pseudonym.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<VoterId> IdentifyAsync(string cookieHash, VoterId fresh, CancellationToken cancellationToken);
}
