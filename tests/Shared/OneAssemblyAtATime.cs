using Arena.Support;

// Every test assembly takes the same lock, so `dotnet test` runs them one after another
// and no assembly's load disturbs another's processes.
[assembly: Xunit.AssemblyFixture(typeof(AssemblyLock))]
[assembly: Watched]
