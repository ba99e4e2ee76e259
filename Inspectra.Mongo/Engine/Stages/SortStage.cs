using MongoDB.Bson;
using Inspectra.Mongo.Engine.Operators;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Stages;

/// <summary><c>$sort</c>; with a following <c>$limit</c> it holds no more than it needs.</summary>
internal sealed class SortStage(BsonDocument specification, SortSpecification order, long memoryLimit) : Stage
{
    public BsonDocument Specification { get; } = specification;

    public SortSpecification Order { get; } = order;

    /// <summary>How many documents the stages after this one take at most; null when they take all.</summary>
    public long? Limit { get; set; }

    public override IEnumerable<Row> Run(IEnumerable<Row> input, Scope scope)
    {
        var sorter = new BoundedSorter<Row>(Order, Limit, memoryLimit);
        foreach (var row in input)
        {
            var bytes = row.Bytes;
            var key = Order.KeyOf(bytes.Span);
            if (sorter.Wants(key))
            {
                sorter.Add(key, row.Retain(), bytes.Length);
            }
        }
        return sorter.Sorted();
    }

    public override void CollectFields(FieldDependencies dependencies)
    {
        foreach (var field in Order.Fields)
        {
            dependencies.Add(field.Path);
        }
    }
}
