using Inspectra.Bench;

return args switch
{
    ["engine-writer", var directory] => await EngineWriter.RunAsync(directory),
    _ => 0,
};
