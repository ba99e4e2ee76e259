using Inspectra.Mongo.Engine.Execution;
using Inspectra.Mongo.Engine.Storage;

namespace Inspectra.Mongo.Engine.Commands;

/// <summary>Tells a client what it talks to; under its new name and the two old ones.</summary>
internal sealed class HelloCommand(string name) : ITransactionCommand
{
    public string Name => name;

    public ValueTask<ReadOnlyMemory<byte>> ExecuteAsync(CommandContext context) => new(DocumentBuilder.Start()
        .Boolean(name == "hello" ? "isWritablePrimary"u8 : "ismaster"u8, true)
        .String("setName"u8, "embedded")
        .Int32("maxBsonObjectSize"u8, InsertCommand.MaxDocumentBytes)
        .Int32("maxMessageSizeBytes"u8, 48_000_000)
        .Int32("maxWriteBatchSize"u8, 100_000)
        .DateTime("localTime"u8, context.Services.Time.GetUtcNow())
        .Int32("logicalSessionTimeoutMinutes"u8, 30)
        .Int32("minWireVersion"u8, 0)
        .Int32("maxWireVersion"u8, 21)
        .Boolean("readOnly"u8, false)
        .Double("ok"u8, 1)
        .Finish());
}
