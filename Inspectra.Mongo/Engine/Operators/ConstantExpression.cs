using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Operators;

internal sealed class ConstantExpression(BsonValue? value) : Expression
{
    public BsonValue? Value { get; } = value;

    public override BsonValue? Evaluate(Scope scope) => Value;

    public override void CollectFields(FieldDependencies dependencies)
    {
        // A constant reads nothing.
    }
}
