using Arena.Grains.Storage;
using Arena.Grains.Storage.Postgres;

namespace Arena.Grains.Tests.Storage;

public sealed class PostgresSettingsTests
{
    [Fact]
    public void What_the_connection_string_says_holds()
    {
        var settings = PostgresSettings.Apply("Host=db;Timeout=9;Command Timeout=11;Maximum Pool Size=3;Max Auto Prepare=0");

        (settings.Timeout, settings.CommandTimeout, settings.MaxPoolSize, settings.MaxAutoPrepare).ShouldBe((9, 11, 3, 0));
    }

    [Fact]
    public void What_it_leaves_open_fits_calls_of_five_seconds()
    {
        var settings = PostgresSettings.Apply("Host=db;Password=hunter2");

        (settings.Timeout, settings.CommandTimeout, settings.MaxPoolSize, settings.Password).ShouldBe((5, 5, 24, "hunter2"));
    }

    [Theory]
    [InlineData("Password=hunter2;Nonsense=1")]
    [InlineData("hunter2")]
    public void What_is_no_connection_string_is_refused_without_its_password(string text) =>
        Should.Throw<StorageException>(() => PostgresSettings.Apply(text)).ToString().ShouldNotContain("hunter2");
}
