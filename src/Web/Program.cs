using Arena.Web.Hosting;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddArenaWeb();
    var app = builder.Build();
    app.UseArenaWeb();
    app.MapArenaWeb();
    return await app.RunArenaAsync();
}
catch (Exception exception) when (Startup.Explain(exception) is { } reason)
{
    await Console.Error.WriteLineAsync($"arena: {reason}");
    return Startup.Environment;
}
