namespace Arena.Contracts.Voters;

/// <summary>Gives browsers their pseudonyms. A stateless worker; any key.</summary>
[Alias("arena.IVoterRegistryGrain")]
public interface IVoterRegistryGrain : IGrainWithStringKey
{
    /// <summary>The pseudonym of a browser; made at first contact.</summary>
    /// <param name="cookieHash">SHA-256 of the cookie, lower-case hexadecimal. The cookie itself never comes here.</param>
    [Alias("Identify")]
    Task<VoterId> IdentifyAsync(string cookieHash);
}
