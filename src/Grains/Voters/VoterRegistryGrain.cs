using System.Text.RegularExpressions;
using Arena.Contracts.Voters;
using Arena.Grains.Chance;
using Arena.Grains.Storage;
using Orleans.Concurrency;

namespace Arena.Grains.Voters;

/// <summary>The database decides which pseudonym a hash has; two first contacts at once get the same.</summary>
[StatelessWorker]
internal sealed partial class VoterRegistryGrain(IVoterStore voters, IChance chance) : Grain, IVoterRegistryGrain
{
    public Task<VoterId> IdentifyAsync(string cookieHash) => Hash().IsMatch(cookieHash)
        ? voters.IdentifyAsync(cookieHash, chance.NextVoterId(), CancellationToken.None)
        : throw new ArgumentException("A cookie's hash has 64 lower-case hexadecimal digits.", nameof(cookieHash));

    [GeneratedRegex(@"^[0-9a-f]{64}\z")]
    private static partial Regex Hash();
}
