using MongoDB.Bson;

namespace Inspectra.Mongo.Engine.Operators;

/// <summary><c>$$name.path</c> for a variable bound by <c>$let</c>, <c>$map</c>, <c>$lookup</c> and the like.</summary>
internal sealed class VariableExpression(int slot, string[] path) : Expression
{
    public override BsonValue? Evaluate(Scope scope) => FieldPathExpression.Follow(scope[slot], path, 0);

    public override void CollectFields(FieldDependencies dependencies)
    {
        // What the variable is bound to is collected where it is bound.
    }
}
