namespace Arena.EndToEnd.Tests.Browser.States;

/// <summary>
/// Every page in every state: nothing for axe, sound structure, nothing too wide. With ARENA_PICTURES set to a folder each state is also
/// photographed there, wide and narrow, light and dark.
/// </summary>
public sealed class StateTests(Chromium chromium, SharedSite shared) : BrowserTests(chromium), IClassFixture<SharedSite>
{
    private static readonly IReadOnlyDictionary<string, PageState> States =
        BattleStates.All.Concat(PlainStates.All).Concat(OtherStates.All).ToDictionary(state => state.Name);

    public static IEnumerable<TheoryDataRow<string>> Names => States.Keys.Select(name => new TheoryDataRow<string>(name).WithTrait("State", name));

    [BrowserTheory]
    [MemberData(nameof(Names))]
    public async Task Every_state_can_be_used_by_everybody(string name)
    {
        await using var stage = await Stage.SetAsync(shared.Site, States[name]);
        (await Inspection.FaultsAsync(stage.Tab.Page, name)).ShouldBeEmpty();
    }
}
