using Inspectra.Mongo.Engine.Execution;
using Inspectra.Mongo.Engine.Storage;
using Inspectra.Mongo.Sqlite;

namespace Inspectra.Mongo.Engine.Commands;

internal sealed class DbStatsCommand : ICommand
{
    public string Name => "dbStats";

    public ValueTask<ReadOnlyMemory<byte>> ExecuteAsync(CommandContext context) => context.ReadAsync(reading =>
    {
        var collections = reading.Catalogue.Collections.Where(c => c.Database == context.Database).ToList();
        return DocumentBuilder.Start(256)
            .String("db"u8, context.Database)
            .Int32("collections"u8, collections.Count)
            .Count("objects"u8, collections.Sum(reading.Snapshot.CountOf))
            .Int32("indexes"u8, collections.Sum(c => c.Indexes.Length))
            .Int64("storageSize"u8, reading.Snapshot.Connection.QueryInt64(StoreSql.PageCount) ?? 0)
            .Double("ok"u8, 1)
            .Finish();
    });
}
