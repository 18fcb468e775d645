namespace Arena.Runtime.Tests.Support;

/// <summary>Tests written against Orleans' API only; the same source runs on either runtime.</summary>
[CollectionDefinition(Name)]
public sealed class ContractCollection : ICollectionFixture<RuntimeFixture>
{
    public const string Name = "Contract";
}
