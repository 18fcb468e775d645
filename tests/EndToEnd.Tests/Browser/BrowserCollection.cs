namespace Arena.EndToEnd.Tests.Browser;

/// <summary>One browser for all tests that need one.</summary>
[CollectionDefinition(BrowserTests.Name)]
public sealed class BrowserCollection : ICollectionFixture<Chromium>;
