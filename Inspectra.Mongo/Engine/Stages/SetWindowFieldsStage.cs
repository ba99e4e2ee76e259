using MongoDB.Bson;
using Inspectra.Mongo.Engine.Operators;
using Inspectra.Mongo.Engine.Query;
using Inspectra.Mongo.Engine.Update;

namespace Inspectra.Mongo.Engine.Stages;

/// <summary><c>$setWindowFields</c>: values computed over the neighbours of each document within its partition.</summary>
internal sealed class SetWindowFieldsStage : Stage
{
    private readonly Expression _partitionBy;
    private readonly SortSpecification? _order;
    private readonly List<WindowOutput> _outputs = [];
    private readonly long _memoryLimit;

    private SetWindowFieldsStage(Expression partitionBy, SortSpecification? order, long memoryLimit)
    {
        _partitionBy = partitionBy;
        _order = order;
        _memoryLimit = memoryLimit;
    }

    public static SetWindowFieldsStage Parse(BsonValue argument, StageParser parser)
    {
        var named = NamedArguments.Read("$setWindowFields", argument, ["output"], ["partitionBy", "sortBy"]);
        var order = named.TryGetValue("sortBy", out var sortBy)
            ? SortSpecification.Parse(sortBy as BsonDocument ?? throw QueryException.FailedToParse("sortBy must be an object"))
            : null;
        var partition = named.TryGetValue("partitionBy", out var by) ? parser.Expressions.Parse(by) : new ConstantExpression(BsonNull.Value);
        var stage = new SetWindowFieldsStage(partition, order, parser.Context.MemoryLimitBytes);
        foreach (var element in named["output"] as BsonDocument ?? throw QueryException.FailedToParse("output must be an object"))
        {
            stage._outputs.Add(WindowOutput.Parse(element.Name, element.Value, order, parser.Expressions));
        }
        return stage;
    }

    public override IEnumerable<Row> Run(IEnumerable<Row> input, Scope scope)
    {
        var partitions = new Dictionary<byte[], List<Row>>(KeyComparer.Instance);
        var inOrder = new List<(BsonValue Key, List<Row> Rows)>();
        long held = 0;
        foreach (var row in input)
        {
            scope.Root = row;
            var id = ValueRules.OrNull(_partitionBy.Evaluate(scope));
            var key = CanonicalKey.Of(id);
            if (!partitions.TryGetValue(key, out var rows))
            {
                partitions.Add(key, rows = []);
                inOrder.Add((id, rows));
            }
            rows.Add(row.Retain());
            held += row.Bytes.Length + 64;
            if (held > _memoryLimit)
            {
                throw QueryException.MemoryLimit($"Exceeded memory limit for $setWindowFields: {_memoryLimit} bytes");
            }
        }
        foreach (var (_, rows) in inOrder.OrderBy(partition => partition.Key, ValueOrder.Ascending))
        {
            foreach (var row in Compute(rows, scope))
            {
                yield return row;
            }
        }
    }

    public override void CollectFields(FieldDependencies dependencies) => dependencies.AddWholeDocument();

    private IEnumerable<Row> Compute(List<Row> rows, Scope scope)
    {
        var keys = rows.ConvertAll(row => _order?.KeyOf(row.Bytes.Span) ?? []);
        if (_order is not null)
        {
            var places = Enumerable.Range(0, rows.Count).OrderBy(i => keys[i], Comparer<BsonValue?[]>.Create(_order.CompareKeys)).ToList();
            rows = places.ConvertAll(i => rows[i]);
            keys = places.ConvertAll(i => keys[i]);
        }
        var columns = _outputs.ConvertAll(output => output.Compute(rows, keys, _order, scope));
        for (var i = 0; i < rows.Count; i++)
        {
            var document = (BsonDocument)rows[i].Document.DeepClone();
            for (var output = 0; output < columns.Count; output++)
            {
                DocumentEditor.Set(document, _outputs[output].Path, columns[output][i]);
            }
            yield return new Row(document);
        }
    }
}
