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
            foreach (var answer in answers)
            {
                Follow(answer);
            }

            return;
        }

        _ = GuardAsync(answers[0], async () =>
        {
            await TryPlaceAsync(answers, avoid: []);
            foreach (var answer in InTurn(answers))
            {
                _ = GuardAsync(answer, async () =>
                {
                    await PlaceAsync(answer, avoid: []);
                    await FollowToEndAsync(answer, joinOnly: false);
                });
            }
        });
    }

    /// <summary>Follows an answer of a turn that is being written; one without a place yet waits for the end of that first.</summary>
    private void Follow(LiveAnswer answer) => _ = GuardAsync(answer, async () =>
    {
        if (answer.Address is null)
        {
            await answer.Begun;
            if (await TakeFromBankAsync(answer))
            {
                return;
            }

            await PlaceAsync(answer, avoid: []);
        }

        await FollowToEndAsync(answer, joinOnly: false);
    });

    /// <summary>Where both sides stand in one queue neither side of the page is always the first: a coin of the battle says, and turns with the turns.</summary>
    private IEnumerable<LiveAnswer> InTurn(ImmutableArray<LiveAnswer> answers) =>
        (_state.Seed + (uint)answers[0].Turn) % 2 == 0 ? answers : answers.Reverse();

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
        var placement = await AskFleetAsync(answers, _state, avoid);
        using var held = await EnterAsync();
        await CommitAsync(Decision.Of(new SidesPlaced(placement.Left?.ToString(), placement.Right?.ToString())));
        foreach (var answer in answers)
        {
            answer.Address = AddressOf(_state, answer.Side, answer.Side == Side.Left ? placement.Left : placement.Right);
        }
    }

    private async Task<PairPlacement> AskFleetAsync(ImmutableArray<LiveAnswer> answers, BattleState state, ImmutableArray<string> avoid)
    {
        ContestantId? Wanted(Side side) => answers.Any(answer => answer.Side == side) ? ContestantOf(state, side) : null;
        try
        {
            return await GrainFactory.GetGrain<IFleetGrain>(IFleetGrain.Key).PlaceAsync(new PlacePair(
                Wanted(Side.Left), Wanted(Side.Right), Device(state.LeftDevice), Device(state.RightDevice), avoid));
        }
        catch (Exception exception) when (Transient.Is(exception))
        {
            return new PairPlacement(null, null);
        }
    }

    private static ModelAddress? AddressOf(BattleState state, Side side) =>
        AddressOf(state, side, Device(side == Side.Left ? state.LeftDevice : state.RightDevice));

    private static ModelAddress? AddressOf(BattleState state, Side side, DeviceId? device) =>
        device is null ? null : new ModelAddress(ContestantOf(state, side), device.Value);

    private static ContestantId ContestantOf(BattleState state, Side side) => new(side == Side.Left ? state.Left : state.Right);

    private static DeviceId? Device(string text) =>
        text.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 ? new DeviceId(text[..slash], text[(slash + 1)..]) : null;
}
