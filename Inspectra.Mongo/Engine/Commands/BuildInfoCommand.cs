using Inspectra.Mongo.Engine.Execution;
using Inspectra.Mongo.Engine.Storage;
using Inspectra.Mongo.Sqlite;

namespace Inspectra.Mongo.Engine.Commands;

internal sealed class BuildInfoCommand : ITransactionCommand
{
    /// <summary>The release of MongoDB whose behaviour the commands follow.</summary>
    private const string FollowedVersion = "7.0.0";

    public string Name => "buildInfo";

    public ValueTask<ReadOnlyMemory<byte>> ExecuteAsync(CommandContext context) => new(DocumentBuilder.Start()
        .String("version"u8, FollowedVersion)
        .String("storageEngine"u8, "sqlite " + SqliteLibrary.Instance.VersionText)
        .Int32("maxBsonObjectSize"u8, InsertCommand.MaxDocumentBytes)
        .Double("ok"u8, 1)
        .Finish());
}
