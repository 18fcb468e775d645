using Arena.Grains.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Arena.Grains.Tests.Storage;

public sealed class StorageServicesTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "arena-test-" + Guid.NewGuid().ToString("N"));

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public async Task Sqlite_storage_gives_every_store_and_makes_its_folder()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var services = new ServiceCollection().AddSqliteStorage(_ => _folder).BuildServiceProvider();

        await services.GetRequiredService<IArenaSchema>().MigrateAsync(cancel);
        await services.GetRequiredService<IBattleStore>().ReserveAsync(Sample.Reservation(1), cancel);
        await services.GetRequiredService<IVoteLog>().AppendAsync(Sample.Vote(1), cancel);
        await services.GetRequiredService<IExclusionStore>().ChangeAsync(new Exclusion(1, "manual", "operator", Sample.Noon), cancel);
        await services.GetRequiredService<ISnapshotStore>().PutAsync("board", Sample.Noon, "{}"u8.ToArray(), cancel);
        await services.GetRequiredService<IVoterStore>().IdentifyAsync("hash", Sample.Anna, cancel);

        File.Exists(Path.Combine(_folder, "arena.db")).ShouldBeTrue();
        OnlyOwnerReads(_folder).ShouldBeTrue();
    }

    [Fact]
    public void One_arena_holds_a_data_directory()
    {
        using (DataDirectoryLock.Acquire(_folder))
        {
            var refused = Should.Throw<StorageException>(() => DataDirectoryLock.Acquire(_folder));
            refused.Message.ShouldContain(_folder);
            refused.Message.ShouldNotContain("\n");
        }

        DataDirectoryLock.Acquire(_folder).Dispose();
    }

    [Fact]
    public void A_data_directory_that_is_a_file_is_refused()
    {
        File.WriteAllText(_folder, "");
        try
        {
            Should.Throw<StorageException>(() => DataDirectoryLock.Acquire(_folder));
        }
        finally
        {
            File.Delete(_folder);
        }
    }

    private static bool OnlyOwnerReads(string folder) =>
        OperatingSystem.IsWindows() || File.GetUnixFileMode(folder) == (UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
