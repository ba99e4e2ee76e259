using MongoDB.Bson;
using Inspectra.Mongo.Engine.Operators;
using Inspectra.Mongo.Engine.Query;

namespace Inspectra.Mongo.Engine.Stages;

/// <summary><c>$addFields</c> and its other name <c>$set</c>.</summary>
internal sealed class AddFieldsStage : MapStage
{
    private readonly FieldTree _tree = new(FieldTreeMode.Add);

    public static AddFieldsStage Parse(string name, BsonValue argument, ExpressionParser parser)
    {
        if (argument is not BsonDocument fields)
        {
            throw QueryException.Location(40272, $"{name} specification stage must be an object, got {BsonTypeNames.Of(argument)}");
        }
        var stage = new AddFieldsStage();
        foreach (var field in fields)
        {
            stage.Add(field.Name, field.Value, parser);
        }
        return stage;
    }

    public override Row Map(Row row, Scope scope)
    {
        scope.Root = row;
        return new Row(_tree.Apply(row.Document, scope));
    }

    public override void CollectFields(FieldDependencies dependencies) => _tree.CollectFields(dependencies);

    /// <summary>A nested document without operators sets each of its fields and keeps their neighbours.</summary>
    private void Add(string path, BsonValue value, ExpressionParser parser)
    {
        if (value is BsonDocument { ElementCount: > 0 } document && document.GetElement(0).Name is not ['$', ..])
        {
            foreach (var field in document)
            {
                Add($"{path}.{field.Name}", field.Value, parser);
            }
        }
        else
        {
            _tree.AddComputed(path, parser.Parse(value));
        }
    }
}
