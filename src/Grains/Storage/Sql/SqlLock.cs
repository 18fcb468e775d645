namespace Arena.Grains.Storage.Sql;

/// <summary>What only one transaction may do at a time. The numbers are the advisory locks' keys and never change.</summary>
internal enum SqlLock : long
{
    Migrations = 0x4152_454E_4100_0001,
    Votes = 0x4152_454E_4100_0002,
    Exclusions = 0x4152_454E_4100_0003,
}
