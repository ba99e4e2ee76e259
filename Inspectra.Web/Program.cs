using Inspectra.Web.Hosting;

var builder = WebHostSetup.CreateBuilder(args);
builder.Services.AddInspectraWeb(builder.Configuration);

var app = builder.Build();
app.UseInspectraPipeline();
app.MapInspectraPages();

await app.RunAsync();
