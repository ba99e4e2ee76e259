using Inspectra.Mongo.Engine.Execution;
using Inspectra.Mongo.Engine.Storage;
using Inspectra.Mongo.Sqlite;

namespace Inspectra.Mongo.Engine.Commands;

internal sealed class CollStatsCommand : ICommand
{
    public string Name => "collStats";

    public ValueTask<ReadOnlyMemory<byte>> ExecuteAsync(CommandContext context)
    {
        var name = context.Body.Collection;
        return context.ReadAsync(reading =>
        {
            var collection = reading.Catalogue.Find(context.Database, name);
            var count = collection is null ? 0 : reading.Snapshot.CountOf(collection);
            var size = collection is null ? 0 : reading.Snapshot.Connection.QueryInt64(collection.Sql.Size) ?? 0;
            return DocumentBuilder.Start(256)
                .String("ns"u8, context.Database + "." + name)
                .Count("count"u8, count)
                .Count("size"u8, size)
                .Count("avgObjSize"u8, count == 0 ? 0 : size / count)
                .Int32("nindexes"u8, collection?.Indexes.Length ?? 0)
                .Double("ok"u8, 1)
                .Finish();
        });
    }
}
