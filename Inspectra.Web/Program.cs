using Inspectra.Core;
using Inspectra.Web.Api;
using Inspectra.Web.Hosting;

return await StartupRefusal.ExplainAsync(async () =>
{
    var builder = WebHostSetup.CreateBuilder(args);
    builder.Services.AddInspectraCore(builder.Configuration);
    builder.Services.AddInspectraServer();
    builder.Services.AddInspectraJobs();
    builder.Services.AddInspectraWeb();
    builder.Services.AddInspectraApi();

    var app = builder.Build();
    app.UseInspectraPipeline();
    app.MapInspectraPages();
    app.MapInspectraApi();

    await app.RunAsync();
});
