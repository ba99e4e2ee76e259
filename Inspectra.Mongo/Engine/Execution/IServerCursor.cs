using Inspectra.Mongo.Engine.Storage;

namespace Inspectra.Mongo.Engine.Execution;

/// <summary>What is left of an answer after its first batch. Used by one command at a time.</summary>
internal interface IServerCursor : IDisposable
{
    string Namespace { get; }

    /// <summary>Writes the next documents into an open array.</summary>
    ValueTask<BatchEnd> NextAsync(CommandContext command, int? batchSize, DocumentBuilder array);
}
