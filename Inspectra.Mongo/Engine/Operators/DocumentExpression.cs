using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Operators;

/// <summary>A document literal whose values are expressions; a missing value leaves its field out.</summary>
internal sealed class DocumentExpression(IReadOnlyList<KeyValuePair<string, Expression>> fields) : Expression
{
    public override BsonValue? Evaluate(Scope scope)
    {
        var document = new BsonDocument();
        foreach (var (name, expression) in fields)
        {
            if (expression.Evaluate(scope) is { } value)
            {
                document.Add(name, value);
            }
        }
        return document;
    }

    public override void CollectFields(FieldDependencies dependencies)
    {
        foreach (var (_, expression) in fields)
        {
            expression.CollectFields(dependencies);
        }
    }
}
