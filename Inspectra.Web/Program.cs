using Inspectra.Core;
using Inspectra.Web.Hosting;

var builder = WebHostSetup.CreateBuilder(args);
builder.Services.AddInspectraCore(builder.Configuration);
builder.Services.AddInspectraServer();
builder.Services.AddInspectraWeb();

var app = builder.Build();
app.UseInspectraPipeline();
app.MapInspectraPages();

await app.RunAsync();
