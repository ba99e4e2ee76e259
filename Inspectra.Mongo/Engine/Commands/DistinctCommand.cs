using Inspectra.Mongo.Engine.Execution;
using Inspectra.Mongo.Engine.Planning;
using Inspectra.Mongo.Engine.Query;
using Inspectra.Mongo.Engine.Storage;
using MongoDB.Bson;
using MongoDB.Bson.IO;

namespace Inspectra.Mongo.Engine.Commands;

/// <summary>The values of one field, ascending, each once; of an array its elements.</summary>
internal sealed class DistinctCommand : ITransactionCommand
{
    public string Name => "distinct";

    public ValueTask<ReadOnlyMemory<byte>> ExecuteAsync(CommandContext context)
    {
        Collations.RefuseIn(context.Body);
        var name = context.Body.Collection;
        var path = (context.Body.Text("key"u8) ?? throw CommandException.FailedToParse("distinct needs 'key'.")).Split('.');
        var specification = context.Body.Document("query"u8);
        var filter = context.ParseFilter(specification);
        return context.ReadAsync(reading =>
        {
            var values = new SortedSet<BsonValue>(ValueOrder.Ascending);
            if (reading.Catalogue.Find(context.Database, name) is { } collection)
            {
                var plan = Planner.Plan(collection, filter, specification, []);
                using var stream = new RecordStream(reading, collection, plan, filter, context.Cancellation);
                while (stream.MoveNext())
                {
                    Collect(new RawDocument(stream.Current), path, values);
                }
            }
            return DocumentBuilder.Start()
                .Value(RawBson.Array, "values"u8, ArrayBytes(values))
                .Double("ok"u8, 1)
                .Finish();
        });
    }

    /// <summary>An array is written as the document that stands for it.</summary>
    private static byte[] ArrayBytes(SortedSet<BsonValue> values)
    {
        var wrapped = new BsonDocument("v", new BsonArray(values)).ToBson();
        return wrapped[7..^1];
    }

    private static void Collect(RawDocument document, string[] path, SortedSet<BsonValue> values)
    {
        if (document.TryGetValue(System.Text.Encoding.UTF8.GetBytes(path[0]), out var found))
        {
            Collect(found.ToBsonValue(), path, 1, values);
        }
    }

    private static void Collect(BsonValue value, string[] path, int next, SortedSet<BsonValue> values)
    {
        if (value is BsonArray array)
        {
            if (next < path.Length && int.TryParse(path[next], out var index) && index >= 0 && index < array.Count)
            {
                Collect(array[index], path, next + 1, values);
                return;
            }
            foreach (var element in array)
            {
                if (next == path.Length)
                {
                    values.Add(element);
                }
                else if (element is BsonDocument)
                {
                    Collect(element, path, next, values);
                }
            }
        }
        else if (next == path.Length)
        {
            values.Add(value);
        }
        else if (value is BsonDocument document && document.TryGetValue(path[next], out var inner))
        {
            Collect(inner, path, next + 1, values);
        }
    }
}
