using Arena.Silo;

return await CommandLine.RunAsync(args);
