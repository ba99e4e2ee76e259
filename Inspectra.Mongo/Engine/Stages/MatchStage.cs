using MongoDB.Bson;
using Inspectra.Mongo.Engine.Operators;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Stages;

internal sealed class MatchStage(BsonDocument specification, DocumentFilter filter) : Stage
{
    public BsonDocument Specification { get; } = specification;

    public DocumentFilter Filter { get; } = filter;

    public override IEnumerable<Row> Run(IEnumerable<Row> input, Scope scope)
    {
        foreach (var row in input)
        {
            if (Filter.Matches(row.Bytes.Span))
            {
                yield return row;
            }
        }
    }

    public override void CollectFields(FieldDependencies dependencies) => Filter.CollectFields(dependencies);
}
