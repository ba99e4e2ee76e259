using MongoDB.Bson;
using Inspectra.Mongo.Engine.Operators;
using Inspectra.Mongo.Engine.Query;
using Inspectra.Mongo.Engine.Update;

namespace Inspectra.Mongo.Engine.Stages;

/// <summary><c>$lookup</c> by equal fields, by a pipeline with variables, or by both.</summary>
internal sealed class LookupStage : Stage
{
    /// <summary>So many documents are joined by one query with <c>$in</c>, so that an index is used and memory stays bounded.</summary>
    private const int BatchSize = 500;

    private readonly PipelineContext _context;
    private readonly string _from;
    private readonly string[] _as;
    private readonly List<(int Slot, Expression Value)> _let = [];
    private FieldPathExpression? _localField;
    private FieldPathExpression? _foreignField;
    private Pipeline? _pipeline;

    private LookupStage(PipelineContext context, string from, string asPath)
    {
        _context = context;
        _from = from;
        _as = asPath.Split('.');
    }

    public static LookupStage Parse(BsonValue argument, StageParser parser)
    {
        var named = NamedArguments.Read("$lookup", argument, ["from", "as"], ["localField", "foreignField", "let", "pipeline"]);
        var stage = new LookupStage(
            parser.Context, ValueRules.ToText(named["from"], "$lookup 'from'"), ValueRules.ToText(named["as"], "$lookup 'as'"));
        if (named.ContainsKey("localField") != named.ContainsKey("foreignField"))
        {
            throw QueryException.FailedToParse("$lookup requires both or neither of 'localField' and 'foreignField'");
        }
        if (named.TryGetValue("localField", out var local))
        {
            stage._localField = new FieldPathExpression(ValueRules.ToText(local, "$lookup 'localField'"));
            stage._foreignField = new FieldPathExpression(ValueRules.ToText(named["foreignField"], "$lookup 'foreignField'"));
        }
        else if (!named.ContainsKey("pipeline"))
        {
            throw QueryException.FailedToParse("$lookup requires 'localField' and 'foreignField', or 'pipeline'");
        }
        var variables = parser.Context.Variables;
        if (named.TryGetValue("let", out var let))
        {
            foreach (var element in let as BsonDocument ?? throw QueryException.FailedToParse("$lookup 'let' must be an object"))
            {
                variables = variables.With(element.Name, out var slot);
                stage._let.Add((slot, parser.Expressions.Parse(element.Value)));
            }
        }
        if (named.TryGetValue("pipeline", out var stages))
        {
            stage._pipeline = Pipeline.Parse(
                ValueRules.ToArray(stages, "$lookup 'pipeline'"), parser.Context with { Variables = variables });
        }
        return stage;
    }

    public override IEnumerable<Row> Run(IEnumerable<Row> input, Scope scope)
    {
        foreach (var batch in input.Select(row => row.Retain()).Chunk(_localField is null ? 1 : BatchSize))
        {
            var foreign = _localField is null ? null : Fetch(batch);
            foreach (var row in batch)
            {
                yield return Join(row, foreign, scope);
            }
        }
    }

    public override void CollectFields(FieldDependencies dependencies)
    {
        _localField?.CollectFields(dependencies);
        foreach (var (_, value) in _let)
        {
            value.CollectFields(dependencies);
        }
    }

    private Row Join(Row row, Dictionary<byte[], List<Row>>? foreign, Scope scope)
    {
        var matches = foreign is not null ? Matches(row, foreign) : null;
        if (_pipeline is { } pipeline)
        {
            scope.Root = row;
            pipeline.Scope.CopyFrom(scope);
            foreach (var (slot, value) in _let)
            {
                pipeline.Scope[slot] = value.Evaluate(scope);
            }
            matches = matches is not null
                ? [.. pipeline.RunRows(matches, PipelineLead.None).Select(found => found.Retain())]
                : [.. pipeline.Run(_context.Store.Find(_from, PushableFilter(pipeline)), PipelineLead.None).Select(bytes => new Row(bytes.ToArray()))];
        }
        var document = new BsonDocument(row.Document);
        if (_as.Length > 1 && document.TryGetValue(_as[0], out var branch))
        {
            document.Set(_as[0], branch.DeepClone()); // The row's own document must stay as it is.
        }
        DocumentEditor.Set(document, _as, new BsonArray((matches ?? []).Select(found => found.Document)));
        return new Row(document);
    }

    /// <summary>The part of a leading filter that the storage can serve by an index: all but what may need variables of this stage.</summary>
    private static BsonDocument PushableFilter(Pipeline pipeline) =>
        new((pipeline.LeadingFilter ?? []).Where(element => !HasExpression(element)));

    private static bool HasExpression(BsonElement element) =>
        element.Name == "$expr"
        || (element.Name is "$and" or "$or" or "$nor" && element.Value is BsonArray parts
            && parts.OfType<BsonDocument>().Any(part => part.Any(HasExpression)));

    private Dictionary<byte[], List<Row>> Fetch(Row[] batch)
    {
        var wanted = new Dictionary<byte[], BsonValue>(KeyComparer.Instance);
        foreach (var row in batch)
        {
            foreach (var value in LocalValues(row))
            {
                wanted.TryAdd(CanonicalKey.Of(value), value);
            }
        }
        var foreign = new Dictionary<byte[], List<Row>>(KeyComparer.Instance);
        // A regular expression would match texts here, but a join is by equality.
        var values = new BsonArray(wanted.Values.Where(value => value is not BsonRegularExpression));
        var filter = new BsonDocument(_foreignField!.Path, new BsonDocument("$in", values)); // Set together with the local field.
        long held = 0;
        foreach (var bytes in _context.Store.Find(_from, filter))
        {
            _context.Cancellation.ThrowIfCancellationRequested();
            var row = new Row(bytes.ToArray());
            held += bytes.Length + 64;
            if (held > _context.MemoryLimitBytes)
            {
                throw QueryException.MemoryLimit($"Exceeded memory limit for $lookup: {_context.MemoryLimitBytes} bytes");
            }
            foreach (var key in ForeignKeys(row))
            {
                if (!foreign.TryGetValue(key, out var rows))
                {
                    foreign.Add(key, rows = []);
                }
                rows.Add(row);
            }
        }
        return foreign;
    }

    private List<Row> Matches(Row row, Dictionary<byte[], List<Row>> foreign)
    {
        var values = LocalValues(row);
        var result = new List<Row>();
        var seen = values.Count > 1 ? new HashSet<Row>() : null;
        foreach (var value in values)
        {
            foreach (var found in foreign.GetValueOrDefault(CanonicalKey.Of(value)) ?? [])
            {
                if (seen is null || seen.Add(found))
                {
                    result.Add(found);
                }
            }
        }
        return result;
    }

    /// <summary>The value, the elements of an array; null for a missing one, which joins with null and missing.</summary>
    private List<BsonValue> LocalValues(Row row)
    {
        var value = FieldPathExpression.Follow(row.Document, _localField!.Path.Split('.'), 0); // Only called for this form.
        return value is BsonArray array ? [.. array] : [ValueRules.OrNull(value)];
    }

    private HashSet<byte[]> ForeignKeys(Row row)
    {
        var value = FieldPathExpression.Follow(row.Document, _foreignField!.Path.Split('.'), 0); // Only called for this form.
        var keys = new HashSet<byte[]>(KeyComparer.Instance) { CanonicalKey.Of(ValueRules.OrNull(value)) };
        foreach (var item in value as BsonArray ?? [])
        {
            keys.Add(CanonicalKey.Of(item));
        }
        return keys;
    }
}
