using Inspectra.Mongo.Engine.Storage;

namespace Inspectra.Mongo.Engine.Execution;

/// <summary>What all commands of one engine share.</summary>
internal sealed record EngineServices(
    Store Store, CursorTable Cursors, SessionTable Sessions, RetryMemory Retries, EmbeddedServerOptions Options)
{
    public TimeProvider Time => Options.TimeProvider;
}
