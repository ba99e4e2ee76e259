using MongoDB.Bson;
using Inspectra.Mongo.Engine.Operators;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Stages;

/// <summary><c>$project</c> and <c>$unset</c>.</summary>
internal sealed class ProjectStage : MapStage
{
    private readonly FieldTree _tree;

    private ProjectStage(FieldTreeMode mode) => _tree = new FieldTree(mode);

    public override bool MakesNewDocuments => _tree.Mode == FieldTreeMode.Include;

    public static ProjectStage Parse(BsonValue argument, ExpressionParser parser)
    {
        if (argument is not BsonDocument { ElementCount: > 0 } specification)
        {
            throw QueryException.Location(51272, "$project specification must be an object with at least one field");
        }
        var flat = new BsonDocument();
        foreach (var element in specification)
        {
            Flatten(element.Name, element.Value, flat);
        }
        var stage = new ProjectStage(ProjectionRules.ModeOf(flat, ProjectionDialect.Stage));
        if (stage._tree.Mode == FieldTreeMode.Include && !flat.Contains("_id") && !flat.Names.Any(name => name.StartsWith("_id.", StringComparison.Ordinal)))
        {
            stage._tree.AddPlain("_id");
        }
        foreach (var element in flat)
        {
            if (!ProjectionRules.IsFlag(element.Value))
            {
                stage._tree.AddComputed(element.Name, parser.Parse(element.Value));
            }
            else if (ProjectionRules.Names(element, stage._tree.Mode))
            {
                stage._tree.AddPlain(element.Name);
            }
        }
        return stage;
    }

    public static ProjectStage ParseUnset(BsonValue argument)
    {
        var stage = new ProjectStage(FieldTreeMode.Exclude);
        foreach (var path in argument is BsonArray { Count: > 0 } paths ? paths : [argument])
        {
            stage._tree.AddPlain(ValueRules.ToText(path, "$unset specification"));
        }
        return stage;
    }

    public override Row Map(Row row, Scope scope)
    {
        scope.Root = row;
        return new Row(_tree.Apply(row.Document, scope));
    }

    public override void CollectFields(FieldDependencies dependencies) => _tree.CollectFields(dependencies);

    private static void Flatten(string path, BsonValue value, BsonDocument flat)
    {
        if (value is BsonDocument { ElementCount: > 0 } document && document.GetElement(0).Name is not ['$', ..])
        {
            foreach (var element in document)
            {
                Flatten($"{path}.{element.Name}", element.Value, flat);
            }
        }
        else if (flat.Contains(path))
        {
            throw QueryException.Location(31250, $"Path collision at {path}");
        }
        else
        {
            flat.Add(path, value);
        }
    }
}
