namespace Arena.Grains.Tests.Hosting;

/// <summary>Calls as the web makes them: what fails in passing is repeated, with the same key.</summary>
internal static class Patiently
{
    private const int MostTries = 12;

    public static async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await call();
            }
            catch (Exception exception) when (Transient.Is(exception) && tries < MostTries)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            }
        }
    }
}
