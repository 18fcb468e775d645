using System.Collections.Immutable;
using Arena.Contracts.Battles;
using Arena.Contracts.Fleet;
using Arena.Contracts.Models;

namespace Arena.Grains.Battles;

/// <summary>Where the answers of a battle run.</summary>
internal sealed partial class BattleGrain
{
    private static readonly TimeSpan PlaceAgain = TimeSpan.FromSeconds(1);

    /// <summary>Places the answers together, so that the choice is fair to both, and follows each. One that finds no place holds up nobody.</summary>
    private void Launch(params ImmutableArray<LiveAnswer> answers)
    {
        StartTicking();
        if (answers.All(IsFromBank))
        {
            TakeFromBank(answers);
            return;
        }

        _ = GuardAsync(answers[0], async () =>
        {
            await TryPlaceAsync(answers, avoid: []);
            foreach (var answer in answers)
            {
                _ = GuardAsync(answer, async () =>
                {
                    await PlaceAsync(answer, avoid: []);
                    await FollowToEndAsync(answer, joinOnly: false);
                });
            }
        });
    }

    /// <summary>Waits until there is a place, until the voter stops the answer, or until the arena gives it up.</summary>
    private async Task PlaceAsync(LiveAnswer answer, ImmutableArray<string> avoid)
    {
        var deadline = services.Clock.GetUtcNow() + services.Limits.AnswerTimeout;
        while (IsUnplaced(answer) && services.Clock.GetUtcNow() < deadline)
        {
            await TryPlaceAsync([answer], avoid);
            if (IsUnplaced(answer))
            {
                await Task.Delay(PlaceAgain, services.Clock, _stopped.Token);
            }
        }
    }

    private static bool IsUnplaced(LiveAnswer answer) => answer is { Address: null, StopRequested: false };

    private async Task TryPlaceAsync(ImmutableArray<LiveAnswer> answers, ImmutableArray<string> avoid)
    {
        var placement = await AskFleetAsync(answers, avoid);
        using var held = await EnterAsync();
        await CommitAsync(Decision.Of(new SidesPlaced(placement.Left?.ToString(), placement.Right?.ToString())));
        foreach (var answer in answers)
        {
            answer.Address = AddressOf(answer.Side, answer.Side == Side.Left ? placement.Left : placement.Right);
        }
    }

    private async Task<PairPlacement> AskFleetAsync(ImmutableArray<LiveAnswer> answers, ImmutableArray<string> avoid)
    {
        ContestantId? Wanted(Side side) => answers.Any(answer => answer.Side == side) ? Contestant(side) : null;
        try
        {
            return await GrainFactory.GetGrain<IFleetGrain>(IFleetGrain.Key).PlaceAsync(new PlacePair(
                Wanted(Side.Left), Wanted(Side.Right), Device(_state.LeftDevice), Device(_state.RightDevice), avoid));
        }
        catch (Exception exception) when (Transient.Is(exception))
        {
            return new PairPlacement(null, null);
        }
    }

    private ModelAddress? AddressOf(Side side, DeviceId? device) => device is null ? null : new ModelAddress(Contestant(side), device.Value);

    private ContestantId Contestant(Side side) => new(side == Side.Left ? _state.Left : _state.Right);

    private static DeviceId? Device(string text) =>
        text.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 ? new DeviceId(text[..slash], text[(slash + 1)..]) : null;
}
