using Inspectra.Mongo.Engine.Execution;

namespace Inspectra.Mongo.Engine.Commands;

internal sealed class CountCommand : ITransactionCommand
{
    public string Name => "count";

    public ValueTask<ReadOnlyMemory<byte>> ExecuteAsync(CommandContext context)
    {
        Collations.RefuseIn(context.Body);
        var name = context.Body.Collection;
        var specification = context.Body.Document("query"u8);
        var filter = context.ParseFilter(specification);
        var skip = context.Body.Number("skip"u8) ?? 0;
        var limit = Math.Abs(context.Body.Number("limit"u8) ?? 0);
        return context.ReadAsync(reading =>
        {
            var collection = reading.Catalogue.Find(context.Database, name);
            var count = collection is null
                ? 0
                : Counter.Count(reading, collection, filter, specification, context.Cancellation);
            count = Math.Max(0, count - skip);
            return Replies.Counted(limit == 0 ? count : Math.Min(limit, count));
        });
    }
}
