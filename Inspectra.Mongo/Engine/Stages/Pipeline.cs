using MongoDB.Bson;
using Inspectra.Mongo.Engine.Operators;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Stages;

/// <summary>Which leading stages the storage has carried out already.</summary>
[Flags]
internal enum PipelineLead
{
    None = 0,

    /// <summary>Only documents that match <see cref="Pipeline.LeadingFilter"/> come.</summary>
    Filtered = 1,

    /// <summary>They come in the order of <see cref="Pipeline.LeadingSort"/>.</summary>
    Sorted = 2,
}

/// <summary>A compiled aggregation pipeline. Belongs to one command; may be run several times, never twice at once.</summary>
internal sealed class Pipeline
{
    private readonly List<Stage> _stages;
    private readonly Scope _scope;
    private readonly PipelineContext _context;

    private Pipeline(List<Stage> stages, Scope scope, PipelineContext context)
    {
        _stages = stages;
        _scope = scope;
        _context = context;
    }

    public IReadOnlyList<Stage> Stages => _stages;

    /// <summary>The variables' values; a <c>$lookup</c> sets them before each run.</summary>
    public Scope Scope => _scope;

    /// <summary>The filter of a leading <c>$match</c>; null when there is none.</summary>
    public BsonDocument? LeadingFilter => LeadingMatch?.Specification;

    /// <summary>The order of a <c>$sort</c> that comes first, or right after the leading <c>$match</c>.</summary>
    public SortSpecification? LeadingSort => LeadingSortStage?.Order;

    /// <summary>The top-level fields of the source that are read; other fields may be left out of what is handed in.</summary>
    public FieldDependencies Dependencies
    {
        get
        {
            var dependencies = new FieldDependencies();
            foreach (var stage in _stages)
            {
                stage.CollectFields(dependencies);
                if (stage.MakesNewDocuments)
                {
                    return dependencies;
                }
            }
            dependencies.AddWholeDocument();
            return dependencies;
        }
    }

    private MatchStage? LeadingMatch => _stages.Count > 0 ? _stages[0] as MatchStage : null;

    private SortStage? LeadingSortStage
    {
        get
        {
            var index = LeadingMatch is null ? 0 : 1;
            return index < _stages.Count ? _stages[index] as SortStage : null;
        }
    }

    /// <exception cref="QueryException">A stage is malformed, unknown, or stands where it may not.</exception>
    public static Pipeline Parse(BsonArray stages, PipelineContext context)
    {
        var scope = new Scope(context.Variables.SlotCount, context.NowUtc, context.Random);
        var parser = new StageParser(context, scope);
        var parsed = new List<Stage>();
        foreach (var (name, argument) in Merge(stages))
        {
            if (parsed.Count > 0 && parsed[^1] is IFinalStage)
            {
                throw QueryException.Location(40601, "$out and $merge can only be the final stage in the pipeline");
            }
            parsed.Add(parser.Parse(name, argument));
        }
        var pipeline = new Pipeline(parsed, scope, context);
        for (var i = 0; i < parsed.Count; i++)
        {
            if (parsed[i] is SortStage sort)
            {
                sort.Limit = pipeline.LimitAt(i + 1);
            }
        }
        return pipeline;
    }

    /// <param name="source">Buffers may be reused from document to document.</param>
    /// <param name="lead">What the source has done already.</param>
    /// <returns>Documents whose bytes are valid until the next one is asked for.</returns>
    public IEnumerable<ReadOnlyMemory<byte>> Run(IEnumerable<ReadOnlyMemory<byte>> source, PipelineLead lead)
    {
        foreach (var row in RunRows(Rows(source), lead))
        {
            yield return row.Bytes;
        }
    }

    public IEnumerable<Row> RunRows(IEnumerable<Row> rows, PipelineLead lead)
    {
        foreach (var stage in _stages)
        {
            var done = (lead.HasFlag(PipelineLead.Filtered) && ReferenceEquals(stage, LeadingMatch))
                || (lead.HasFlag(PipelineLead.Sorted) && ReferenceEquals(stage, LeadingSortStage));
            if (!done)
            {
                rows = stage.Run(rows, _scope);
            }
        }
        return rows;
    }

    private IEnumerable<Row> Rows(IEnumerable<ReadOnlyMemory<byte>> source)
    {
        foreach (var bytes in source)
        {
            _context.Cancellation.ThrowIfCancellationRequested();
            yield return new Row(bytes);
        }
    }

    /// <summary>Splits stages into name and argument; neighbouring matches become one, so that an index sees them all.</summary>
    private static List<(string Name, BsonValue Argument)> Merge(BsonArray stages)
    {
        var result = new List<(string Name, BsonValue Argument)>();
        foreach (var item in stages)
        {
            if (item is not BsonDocument { ElementCount: 1 } stage)
            {
                throw QueryException.Location(40323, "A pipeline stage specification object must contain exactly one field.");
            }
            var element = stage.GetElement(0);
            if (element.Name == "$match" && result is [.., ("$match", BsonDocument before)] && element.Value is BsonDocument)
            {
                result[^1] = ("$match", new BsonDocument("$and", new BsonArray { before, element.Value }));
            }
            else
            {
                result.Add((element.Name, element.Value));
            }
        }
        return result;
    }

    /// <summary>What skips and limits from that stage on let through at most.</summary>
    private long? LimitAt(int index)
    {
        long skipped = 0;
        for (; index < _stages.Count; index++)
        {
            switch (_stages[index])
            {
                case SkipStage skip:
                    skipped += skip.Count;
                    break;
                case LimitStage limit:
                    return skipped + limit.Limit;
                default:
                    return null;
            }
        }
        return null;
    }
}
