using System.CommandLine;
using Inspectra.Bench;

return await BenchCommand.Create(Measurements.All).Parse(args).InvokeAsync();
