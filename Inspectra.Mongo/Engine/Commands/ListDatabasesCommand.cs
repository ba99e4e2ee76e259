using Inspectra.Mongo.Engine.Execution;
using Inspectra.Mongo.Engine.Storage;
using Inspectra.Mongo.Sqlite;

namespace Inspectra.Mongo.Engine.Commands;

internal sealed class ListDatabasesCommand : ICommand
{
    public string Name => "listDatabases";

    public ValueTask<ReadOnlyMemory<byte>> ExecuteAsync(CommandContext context)
    {
        var filter = context.ParseFilter(context.Body.Document("filter"u8));
        return context.ReadAsync(reading =>
        {
            // All databases share one file; its size stands for each of them.
            var size = reading.Snapshot.Connection.QueryInt64(StoreSql.PageCount) ?? 0;
            var names = reading.Catalogue.Collections.Select(c => c.Database).Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal);
            var builder = DocumentBuilder.Start().BeginArray("databases"u8);
            var index = 0;
            foreach (var name in names)
            {
                var entry = DocumentBuilder.Start(64)
                    .String("name"u8, name).Int64("sizeOnDisk"u8, size).Boolean("empty"u8, false).FinishToArray();
                if (filter is null || filter.Matches(entry))
                {
                    builder.Item(index++, entry);
                }
            }
            return builder.End().Int64("totalSize"u8, size).Double("ok"u8, 1).Finish();
        });
    }
}
